package org.murmuration.demo;

import java.awt.Color;
import java.util.Random;

/** Makes one bird of a kind: no two have quite the same proportions and colours. */
final class Individual {

  private final Random random;

  Individual(Random random) {
    this.random = random;
  }

  Bird of(Bird kind) {
    float hue = (float) around(0, 0.012);
    float saturation = (float) around(1, 0.1);
    float brightness = (float) around(1, 0.09);
    return new Bird(
        varied(kind.build()),
        kind.patches().stream().map(patch -> varied(patch, hue, saturation, brightness)).toList(),
        kind.perches());
  }

  private Build varied(Build build) {
    return new Build(
        build.posture() + around(0, 5),
        build.girth() * around(1, 0.07),
        varied(build.head()),
        build.neckWidth(),
        build.wingLength() * around(1, 0.05),
        varied(build.tail()),
        build.legLength() * around(1, 0.12),
        build.crest() * around(1, 0.15));
  }

  private Head varied(Head head) {
    return new Head(
        head.radius() * around(1, 0.05),
        head.x() + around(0, 2),
        head.y() + around(0, 2),
        varied(head.beak()),
        head.gaze());
  }

  private Beak varied(Beak beak) {
    return new Beak(beak.length() * around(1, 0.08), beak.depth() * around(1, 0.08), beak.drop());
  }

  private Tail varied(Tail tail) {
    return new Tail(
        tail.length() * around(1, 0.12),
        tail.width() * around(1, 0.12),
        tail.droop() + around(0, 7));
  }

  private Patch varied(Patch patch, float hue, float saturation, float brightness) {
    Color colour = patch.colour();
    float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
    float bright = hsb[2] * brightness * (float) around(1, 0.03);
    return new Patch(
        patch.zone(),
        Color.getHSBColor(hsb[0] + hue, Math.min(1, hsb[1] * saturation), Math.min(1, bright)));
  }

  private double around(double middle, double spread) {
    return middle + spread * (2 * random.nextDouble() - 1);
  }
}
