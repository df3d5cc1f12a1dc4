package org.murmuration.demo;

/** The parts of a bird that may have a colour of their own. */
enum Zone {
  TAIL(Layer.BEHIND),
  LEGS(Layer.BEHIND),
  CREST(Layer.BEHIND),
  CREST_TIPS(Layer.BEHIND),
  BODY(Layer.BODY),
  BELLY(Layer.BODY),
  UNDERSIDE(Layer.BODY),
  BREAST(Layer.BODY),
  RUMP(Layer.BODY),
  WING(Layer.WING),
  WING_TIP(Layer.WING),
  WING_BAR(Layer.WING),
  WING_BARS(Layer.WING),
  WING_SPOTS(Layer.WING),
  SHOULDER(Layer.WING),
  SPECULUM(Layer.WING),
  BIB(Layer.HEAD),
  HEAD(Layer.HEAD),
  COLLAR(Layer.HEAD),
  CAP(Layer.HEAD),
  CHEEK(Layer.HEAD),
  NAPE(Layer.HEAD),
  FACE(Layer.HEAD),
  MASK(Layer.HEAD),
  THROAT(Layer.HEAD),
  EAR(Layer.HEAD),
  NECK_SPOT(Layer.HEAD),
  RUFF(Layer.HEAD),
  DISC(Layer.HEAD),
  BEAK(Layer.FRONT),
  BEAK_TIP(Layer.FRONT);

  /** When a zone is painted, and which outline it stays inside. */
  enum Layer {
    BEHIND,
    BODY,
    WING,
    HEAD,
    FRONT
  }

  private final Layer layer;

  Zone(Layer layer) {
    this.layer = layer;
  }

  Layer layer() {
    return layer;
  }
}
