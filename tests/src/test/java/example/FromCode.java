package example;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.assemble.AssembleJob;
import org.murmuration.classify.ClassifyJob;
import org.murmuration.classify.ClassifyResult;
import org.murmuration.classify.ClassifySettings;
import org.murmuration.command.ImageSource;
import org.murmuration.embed.EmbedJob;
import org.murmuration.embed.EmbedSettings;
import org.murmuration.train.TableSource;
import org.murmuration.train.TrainJob;
import org.murmuration.train.TrainSettings;

/** The program that the README shows, in a package of its own, as its reader has it. */
final class FromCode {
  private FromCode() {}

  // The README shows what follows, word for word.
  static Dataset<Row> nameNewPhotos(SparkSession spark, String lake) throws IOException {
    ImageSource photos = ImageSource.in(lake + "/photos");
    EmbedSettings embed = EmbedSettings.defaults().withBatchSize(32);
    new EmbedJob(lake + "/vgg16", photos, lake + "/table", embed).run(spark);
    TrainSettings train = TrainSettings.defaults().withEpochs(20);
    new TrainJob(TableSource.embeddings(lake + "/table"), lake + "/head", train).run(spark);
    new AssembleJob(lake + "/vgg16", lake + "/head", lake + "/classifier").run(spark);
    ImageSource unknown = ImageSource.in(lake + "/new-photos");
    ClassifySettings classify = ClassifySettings.defaults().withTop(3);
    ClassifyResult named =
        new ClassifyJob(lake + "/classifier", unknown, lake + "/named", classify).run(spark);
    return spark.read().parquet(named.predictions());
  }
}
