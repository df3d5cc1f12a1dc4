package org.murmuration.evaluate;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.EvaluationReport;

/** What is evaluated, and on what. */
interface Subject {
  EvaluationReport evaluate(SparkSession spark) throws IOException;
}
