#!/usr/bin/env bash
# Initialization action for images with an older Java: Spark's processes run on the Java 17 whose archive (a JRE as
# tar.gz, such as Temurin's) the metadata java-archive names. It lies in your bucket, so that no node needs the internet.
set -euo pipefail

archive=$(/usr/share/google/get_metadata_value attributes/java-archive)
java_home=/opt/java-17
mkdir -p "$java_home"
gcloud storage cat "$archive" | tar -xz --strip-components=1 -C "$java_home"
"$java_home/bin/java" -version

echo "export JAVA_HOME=$java_home" >> /etc/spark/conf/spark-env.sh
cat >> /etc/spark/conf/spark-defaults.conf << END
spark.executorEnv.JAVA_HOME $java_home
spark.yarn.appMasterEnv.JAVA_HOME $java_home
END
