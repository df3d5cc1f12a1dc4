"""The whole way, every night, on the platform that the variable murmuration_platform names.

Variables: murmuration_platform (emr-serverless | dataproc-serverless | kubernetes | spark-submit),
murmuration_root (such as s3://bucket or hdfs://namenode/user/me), and the few of each platform below.

The run's id is the moment for which it was planned, which runs by hand have, too. So a try after a failure, or a run that somebody clears, has the
same id and goes on where the earlier one stopped. A failed job is tried again on exit code 75 only: a
missing network will be missing in ten minutes, too. Platforms say no more than "failed", so the code is
read from run-report.json, which every run leaves. A run that left none was ended by force, as a lost
machine does, and that is worth another try.

Needs Airflow 3 with the provider of the platform, and fsspec for the storage (s3fs, gcsfs).
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from airflow.exceptions import AirflowException, AirflowFailException
from airflow.sdk import DAG, ObjectStoragePath, Variable

TEMPORARY = 75
JAR = "{{ var.value.murmuration_root }}/jars/murmuration.jar"
ARGUMENTS = [
    "pipeline",
    "--network={{ var.value.murmuration_root }}/networks/vgg16",
    "--images={{ var.value.murmuration_root }}/photos",
    "--output={{ var.value.murmuration_root }}/result",
    "--run-id={{ dag_run.run_after.strftime('%Y%m%dT%H%M%S') }}",
]
SPARK = {
    "spark.executor.instances": "20",
    "spark.executor.cores": "4",
    "spark.executor.memory": "4g",
    "spark.executor.memoryOverhead": "6g",
    "spark.driver.memory": "4g",
    "spark.driver.memoryOverhead": "3g",
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    "spark.dynamicAllocation.enabled": "false",
    "spark.locality.wait": "0",
}


def is_worth_another_try(report: dict | None, started: datetime) -> bool:
    """Whether a failed try may succeed later; report is what lies in the output, if anything does."""
    if report is None or datetime.fromisoformat(report["started"].replace("Z", "+00:00")) < started:
        return True
    return report["exit_code"] == TEMPORARY


def read_report(root: str) -> dict | None:
    report = ObjectStoragePath(root) / "result" / "run-report.json"
    return json.loads(report.read_text()) if report.exists() else None


def tried_again_on_75_only(operator):
    """An operator of a platform, which fails for good unless the job's own report says otherwise."""

    class Job(operator):
        def execute(self, context):
            started = datetime.now(timezone.utc)
            try:
                return super().execute(context)
            except AirflowException as failed:
                report = read_report(Variable.get("murmuration_root"))
                if is_worth_another_try(report, started):
                    raise
                raise AirflowFailException(report.get("error", {}).get("message", str(failed))) from failed

    return Job


def emr_serverless():
    from airflow.providers.amazon.aws.operators.emr import EmrServerlessStartJobOperator

    return tried_again_on_75_only(EmrServerlessStartJobOperator)(
        task_id="pipeline",
        application_id="{{ var.value.murmuration_application_id }}",
        execution_role_arn="{{ var.value.murmuration_role }}",
        job_driver={
            "sparkSubmit": {
                "entryPoint": JAR,
                "entryPointArguments": ARGUMENTS,
                "sparkSubmitParameters": " ".join(f"--conf {key}={value}" for key, value in SPARK.items()),
            }
        },
    )


def dataproc_serverless():
    from airflow.providers.google.cloud.operators.dataproc import DataprocCreateBatchOperator

    return tried_again_on_75_only(DataprocCreateBatchOperator)(
        task_id="pipeline",
        region="{{ var.value.murmuration_region }}",
        # A batch's name is used once; the run's id is in the arguments.
        batch_id="murmuration-{{ dag_run.run_after.strftime('%Y%m%dt%H%M%S') }}-{{ ti.try_number }}",
        batch={
            # Spark 3.5 for Scala 2.13 on Java 17, kept until November 2027.
            "runtime_config": {"version": "2.3", "properties": SPARK},
            "spark_batch": {
                "main_class": "org.murmuration.launch.Main",
                "jar_file_uris": [JAR],
                "args": ARGUMENTS,
            },
        },
    )


def kubernetes():
    from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator

    return tried_again_on_75_only(SparkKubernetesOperator)(
        task_id="pipeline",
        namespace="murmuration",
        application_file="{{ var.value.murmuration_application_file }}",
    )


def spark_submit():
    from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

    return tried_again_on_75_only(SparkSubmitOperator)(
        task_id="pipeline",
        conn_id="spark_default",
        application=JAR,
        java_class="org.murmuration.launch.Main",
        application_args=ARGUMENTS,
        conf=SPARK,
    )


PLATFORMS = {
    "emr-serverless": emr_serverless,
    "dataproc-serverless": dataproc_serverless,
    "kubernetes": kubernetes,
    "spark-submit": spark_submit,
}

with DAG(
    dag_id="murmuration",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    # Two runs at once would embed the same new images twice.
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10), "retry_exponential_backoff": True},
) as dag:
    PLATFORMS[Variable.get("murmuration_platform", default="spark-submit")]()
