#!/usr/bin/env bash
# The whole way on Dataproc Serverless, without a cluster of one's own.
set -euo pipefail
: "${BUCKET:?a bucket of the same region}"
: "${REGION:?such as europe-west1}"
: "${SUBNET:?a subnet with Private Google Access}"

# 2.3: Spark 3.5 for Scala 2.13 on Java 17, kept until November 2027. VERSION=3.0 is Spark 4.
gcloud dataproc batches submit spark \
  --region="$REGION" \
  --version="${VERSION:-2.3}" \
  --subnet="$SUBNET" \
  --batch="murmuration-$(date -u +%Y%m%dt%H%M%S)" \
  --jars="gs://$BUCKET/jars/murmuration.jar" \
  --class=org.murmuration.launch.Main \
  --ttl=12h \
  --properties="^#^spark.executor.cores=4#spark.executor.memory=9g#spark.executor.memoryOverhead=8g#spark.driver.cores=4#spark.driver.memory=9g#spark.driver.memoryOverhead=4g#spark.executor.instances=20#spark.dynamicAllocation.enabled=false#spark.executorEnv.OMP_NUM_THREADS=1#spark.locality.wait=0" \
  -- \
  pipeline --network="gs://$BUCKET/networks/vgg16" --images="gs://$BUCKET/photos" --output="gs://$BUCKET/result"
