#!/usr/bin/env bash
# A Dataproc cluster of T4 cards, one a worker. Ubuntu, because the script that installs the driver refuses
# CUDA 11 on Debian 12; ND4J needs CUDA 11.6, whose libraries come from the jars beside ours, and the driver. Image 2.2,
# the newest with which that script was tested for CUDA 11.8. It lies in your bucket (a copy of
# gs://goog-dataproc-initialization-actions-REGION/gpu/install_gpu_driver.sh: the public one changes under your feet),
# and fetches the driver from the internet: the network needs Cloud NAT.
set -euo pipefail
: "${BUCKET:?a bucket of the same region; java17.sh, java17.tar.gz (a JRE) and install_gpu_driver.sh lie in its init/, the natives of CUDA in its cuda/}"
: "${REGION:?such as europe-west1}"

cuda=gs://$BUCKET/cuda
jars=$cuda/nd4j-cuda-11.6-1.0.0-M2.1-linux-x86_64.jar
jars+=,$cuda/cuda-11.6-8.3-1.5.7-linux-x86_64.jar
jars+=,$cuda/cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar

gcloud dataproc clusters create murmuration-gpu \
  --region="$REGION" \
  --image-version=2.2-ubuntu22 \
  --no-address \
  --master-machine-type=n1-standard-4 \
  --worker-machine-type=n1-standard-8 \
  --worker-accelerator=type=nvidia-tesla-t4,count=1 \
  --num-workers="${WORKERS:-4}" \
  --initialization-actions="gs://$BUCKET/init/install_gpu_driver.sh,gs://$BUCKET/init/java17.sh" \
  --metadata="cuda-version=11.8,java-archive=gs://$BUCKET/init/java17.tar.gz" \
  --max-idle=30m \
  --properties="^#^spark:spark.executor.resource.gpu.amount=1#spark:spark.task.resource.gpu.amount=1#spark:spark.executor.resource.gpu.discoveryScript=/usr/lib/spark/scripts/gpu/getGpusResources.sh#spark:spark.executor.cores=4#spark:spark.task.cpus=4#spark:spark.executor.memory=4g#spark:spark.executor.memoryOverhead=5g#spark:spark.executorEnv.OMP_NUM_THREADS=4#spark:spark.dynamicAllocation.enabled=false#spark:spark.jars=$jars"
