package org.murmuration.imagepass;

/** What is done with images, whichever it is, as those see it who let it run part by part. */
public interface PassSource {
  /**
   * What runs on executors.
   *
   * @param done counts images as tasks end, by the number of their partition
   */
  OutcomePass tasks(ImageCount done);

  /** Images that are best taken together. */
  int batchSize();

  /** That an executor took to make ready for the first image, on average. */
  double buildSeconds();
}
