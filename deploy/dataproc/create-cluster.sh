#!/usr/bin/env bash
# A Dataproc cluster of CPUs. Afterwards:
#   gcloud dataproc jobs submit spark --cluster=murmuration --region="$REGION" --jar="gs://$BUCKET/jars/murmuration.jar" -- pipeline ...
set -euo pipefail
: "${BUCKET:?a bucket of the same region; java17.sh lies in its init/}"
: "${REGION:?such as europe-west1}"

# 2.2: Spark 3.5 for Scala 2.12. Java 17 comes from java17.sh. Image 3.0 is Spark 4.1 on Java 21, and needs no java17.sh.
# It is deleted after half an hour without work. No node has an address on the internet.
gcloud dataproc clusters create murmuration \
  --region="$REGION" \
  --image-version=2.2-debian12 \
  --no-address \
  --master-machine-type=n2-standard-4 \
  --worker-machine-type=n2-standard-8 \
  --num-workers="${WORKERS:-10}" \
  --initialization-actions="gs://$BUCKET/init/java17.sh" \
  --max-idle=30m \
  --properties="^#^spark:spark.executor.cores=4#spark:spark.executor.memory=4g#spark:spark.executor.memoryOverhead=6g#spark:spark.driver.memory=4g#spark:spark.executorEnv.OMP_NUM_THREADS=1#spark:spark.locality.wait=0#spark:spark.dynamicAllocation.enabled=false#spark:spark.executor.extraJavaOptions=-Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Xms256m -XX:GCTimeRatio=2 -Dorg.bytedeco.javacpp.cachedir=javacpp-cache -Dorg.deeplearning4j.spark.time.TimeSource=org.deeplearning4j.spark.time.SystemClockTimeSource"
