#!/usr/bin/env bash
# Initialization action: Spark's processes run on Java 17, whichever Java the image has.
set -euo pipefail

apt-get update -q
apt-get install -y -q openjdk-17-jre-headless
java_home=/usr/lib/jvm/java-17-openjdk-amd64
[[ -x $java_home/bin/java ]]

echo "export JAVA_HOME=$java_home" >> /etc/spark/conf/spark-env.sh
cat >> /etc/spark/conf/spark-defaults.conf << END
spark.executorEnv.JAVA_HOME $java_home
spark.yarn.appMasterEnv.JAVA_HOME $java_home
END
