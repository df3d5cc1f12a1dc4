#!/usr/bin/env bash
# A Dataproc cluster of CPUs. Afterwards:
#   gcloud dataproc jobs submit spark --cluster=murmuration --region="$REGION" --jar="gs://$BUCKET/jars/murmuration.jar" -- pipeline ...
set -euo pipefail
: "${BUCKET:?a bucket of the same region; java17.sh and java17.tar.gz, a JRE, lie in its init/}"
: "${REGION:?such as europe-west1}"

# 2.3: Spark 3.5 for Scala 2.12, on the Java 17 of java17.sh. IMAGE=3.0-debian12: Spark 4.1 for Scala 2.13, on its own Java 21.
image=${IMAGE:-2.3-debian12}
java=()
[[ $image == 3.* ]] ||
  java=("--initialization-actions=gs://$BUCKET/init/java17.sh" "--metadata=java-archive=gs://$BUCKET/init/java17.tar.gz")

# It is deleted after half an hour without work. No node has an address on the internet, or needs one: the subnet has
# Private Google Access.
gcloud dataproc clusters create murmuration \
  --region="$REGION" \
  --image-version="$image" \
  --no-address \
  --master-machine-type=n2-standard-4 \
  --worker-machine-type=n2-standard-8 \
  --num-workers="${WORKERS:-10}" \
  ${java[@]+"${java[@]}"} \
  --max-idle=30m \
  --properties="^#^spark:spark.executor.cores=4#spark:spark.executor.memory=4g#spark:spark.executor.memoryOverhead=6g#spark:spark.driver.memory=4g#spark:spark.executorEnv.OMP_NUM_THREADS=1#spark:spark.locality.wait=0#spark:spark.dynamicAllocation.enabled=false#spark:spark.executor.extraJavaOptions=-Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Xms256m -XX:GCTimeRatio=2 -Dorg.bytedeco.javacpp.cachedir=javacpp-cache -Dorg.deeplearning4j.spark.time.TimeSource=org.deeplearning4j.spark.time.SystemClockTimeSource"
