#!/usr/bin/env bash
# In the container "submit" of compose.yaml: a command of Murmuration on the cluster there.
set -euo pipefail
spark=/opt/spark
events=hdfs://namenode:8020/spark-events

# The image has Hadoop's client and no hadoop command; its shell is a class in the jars.
java -cp "$spark/jars/*" org.apache.hadoop.fs.FsShell -mkdir -p "$events"

exec "$spark/bin/spark-submit" \
  --master spark://master:7077 \
  --conf spark.executor.memory=3g \
  --conf spark.eventLog.enabled=true \
  --conf "spark.eventLog.dir=$events" \
  --conf spark.executorEnv.OMP_NUM_THREADS=1 \
  --conf "spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Xms256m -XX:GCTimeRatio=2" \
  --conf "spark.driver.extraJavaOptions=-Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp-cache -Dlog4j2.configurationFile=/opt/murmuration/conf/log4j2.properties" \
  /opt/murmuration/murmuration.jar "$@"
