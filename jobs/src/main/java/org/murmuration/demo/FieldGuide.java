package org.murmuration.demo;

import static org.murmuration.demo.Perch.BRANCH;
import static org.murmuration.demo.Perch.GROUND;
import static org.murmuration.demo.Perch.WATER;

import java.util.List;

/** Says how each species looks: one short method of plain data a species. */
final class FieldGuide {

  private static final List<Perch> DRY = List.of(BRANCH, GROUND);

  private FieldGuide() {}

  static Bird describe(Species species) {
    return switch (species) {
      case BARN_OWL -> barnOwl();
      case BLUE_TIT -> blueTit();
      case FLAMINGO -> flamingo();
      case GOLDFINCH -> goldfinch();
      case HOOPOE -> hoopoe();
      case KINGFISHER -> kingfisher();
      case MAGPIE -> magpie();
      case MALLARD -> mallard();
      case RAVEN -> raven();
      case ROBIN -> robin();
    };
  }

  private static Bird barnOwl() {
    Beak beak = new Beak(10, 7, 3);
    Tail tail = new Tail(14, 20, 4);
    Build build =
        new Build(72, 32, new Head(34, 16, -52, beak, Gaze.AT_VIEWER), 0, 64, tail, 24, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0xC9A063),
            Patch.of(Zone.LEGS, 0xD8C7A6),
            Patch.of(Zone.BODY, 0xD29A4A),
            Patch.of(Zone.UNDERSIDE, 0xFAF1DF),
            Patch.of(Zone.WING, 0xD79C48),
            Patch.of(Zone.WING_TIP, 0xB98746),
            Patch.of(Zone.WING_SPOTS, 0x6B5135),
            Patch.of(Zone.RUFF, 0xA86F2E),
            Patch.of(Zone.DISC, 0xFFFAF0),
            Patch.of(Zone.BEAK, 0xE3C3A0));
    return new Bird(build, patches, DRY);
  }

  private static Bird blueTit() {
    Beak beak = new Beak(11, 9, 1);
    Tail tail = new Tail(34, 15, -6);
    Build build = new Build(32, 35, new Head(28, 29, -40, beak, Gaze.AHEAD), 0, 58, tail, 24, 7);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x3F7FC4),
            Patch.of(Zone.LEGS, 0x4F5D70),
            Patch.of(Zone.CREST, 0x2F7FE0),
            Patch.of(Zone.BODY, 0x8FA657),
            Patch.of(Zone.UNDERSIDE, 0xFBDD2E),
            Patch.of(Zone.WING, 0x3B86D8),
            Patch.of(Zone.WING_TIP, 0x2B5FA6),
            Patch.of(Zone.WING_BAR, 0xF7FAFF),
            Patch.of(Zone.COLLAR, 0x1C2F5C),
            Patch.of(Zone.HEAD, 0xFBFBF7),
            Patch.of(Zone.CAP, 0x2F7FE0),
            Patch.of(Zone.MASK, 0x16254A),
            Patch.of(Zone.THROAT, 0x16254A),
            Patch.of(Zone.BEAK, 0x2D3138));
    return new Bird(build, patches, DRY);
  }

  private static Bird flamingo() {
    Beak beak = new Beak(22, 13, 17);
    Tail tail = new Tail(14, 16, 12);
    Build build = new Build(12, 25, new Head(12, 66, -100, beak, Gaze.AHEAD), 12, 58, tail, 106, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0xF58BA6),
            Patch.of(Zone.LEGS, 0xE8708F),
            Patch.of(Zone.BODY, 0xFF9DB8),
            Patch.of(Zone.BELLY, 0xFFB9CB),
            Patch.of(Zone.WING, 0xFF7C9E),
            Patch.of(Zone.WING_TIP, 0xE8456F),
            Patch.of(Zone.BEAK, 0xF9DDE0),
            Patch.of(Zone.BEAK_TIP, 0x1F1A1E));
    return new Bird(build, patches, List.of(WATER, GROUND));
  }

  private static Bird goldfinch() {
    Beak beak = new Beak(18, 14, 2);
    Tail tail = new Tail(36, 16, -4);
    Build build = new Build(38, 32, new Head(25, 29, -42, beak, Gaze.AHEAD), 0, 66, tail, 22, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x1D1A1A),
            Patch.of(Zone.LEGS, 0xC79A86),
            Patch.of(Zone.BODY, 0xC08B55),
            Patch.of(Zone.BELLY, 0xFAF3E6),
            Patch.of(Zone.WING, 0x1D1A1A),
            Patch.of(Zone.WING_BAR, 0xFFD21C),
            Patch.of(Zone.HEAD, 0xFAF3E6),
            Patch.of(Zone.NAPE, 0x1D1A1A),
            Patch.of(Zone.CAP, 0x1D1A1A),
            Patch.of(Zone.FACE, 0xD9202B),
            Patch.of(Zone.BEAK, 0xF0DCC0));
    return new Bird(build, patches, DRY);
  }

  private static Bird hoopoe() {
    Beak beak = new Beak(44, 8, 10);
    Tail tail = new Tail(40, 18, -2);
    Build build = new Build(26, 26, new Head(19, 42, -36, beak, Gaze.AHEAD), 0, 66, tail, 24, 38);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x201C1C),
            Patch.of(Zone.LEGS, 0x6E6460),
            Patch.of(Zone.CREST, 0xE58A42),
            Patch.of(Zone.CREST_TIPS, 0x201C1C),
            Patch.of(Zone.BODY, 0xE8965A),
            Patch.of(Zone.BELLY, 0xF6D9BE),
            Patch.of(Zone.WING, 0x201C1C),
            Patch.of(Zone.WING_BARS, 0xFFFDF6),
            Patch.of(Zone.BEAK, 0x3A3230));
    return new Bird(build, patches, DRY);
  }

  private static Bird kingfisher() {
    Beak beak = new Beak(46, 13, 3);
    Tail tail = new Tail(12, 13, 0);
    Build build = new Build(48, 33, new Head(30, 26, -46, beak, Gaze.AHEAD), 0, 60, tail, 15, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x0A86C9),
            Patch.of(Zone.LEGS, 0xE2532F),
            Patch.of(Zone.BODY, 0x12A5D8),
            Patch.of(Zone.UNDERSIDE, 0xF5852A),
            Patch.of(Zone.WING, 0x0B7FB5),
            Patch.of(Zone.WING_TIP, 0x0A6394),
            Patch.of(Zone.WING_SPOTS, 0x6FE0F5),
            Patch.of(Zone.THROAT, 0xFFF6EA),
            Patch.of(Zone.EAR, 0xF5852A),
            Patch.of(Zone.NECK_SPOT, 0xFFF6EA),
            Patch.of(Zone.BEAK, 0x22252B));
    return new Bird(build, patches, List.of(BRANCH));
  }

  private static Bird magpie() {
    Beak beak = new Beak(19, 12, 3);
    Tail tail = new Tail(92, 20, -8);
    Build build = new Build(24, 29, new Head(22, 38, -33, beak, Gaze.AHEAD), 0, 60, tail, 34, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x164A5E),
            Patch.of(Zone.LEGS, 0x25252B),
            Patch.of(Zone.BODY, 0x17171F),
            Patch.of(Zone.BELLY, 0xFDFDFB),
            Patch.of(Zone.WING, 0x1B3F86),
            Patch.of(Zone.WING_TIP, 0x123060),
            Patch.of(Zone.SHOULDER, 0xFDFDFB),
            Patch.of(Zone.BEAK, 0x1B1B20));
    return new Bird(build, patches, DRY);
  }

  private static Bird mallard() {
    Beak beak = new Beak(27, 13, 7);
    Tail tail = new Tail(16, 18, -14);
    Build build = new Build(6, 30, new Head(18, 55, -44, beak, Gaze.AHEAD), 0, 54, tail, 0, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0xF1EEE8),
            Patch.of(Zone.BODY, 0xB9B6B0),
            Patch.of(Zone.BELLY, 0xDAD7D0),
            Patch.of(Zone.RUMP, 0x23221F),
            Patch.of(Zone.BREAST, 0x6E3B22),
            Patch.of(Zone.WING, 0x9C8F80),
            Patch.of(Zone.WING_TIP, 0x6F6255),
            Patch.of(Zone.SPECULUM, 0x2F4FC4),
            Patch.of(Zone.COLLAR, 0xFFFFFF),
            Patch.of(Zone.HEAD, 0x0E7A45),
            Patch.of(Zone.BEAK, 0xF2C61F));
    return new Bird(build, patches, List.of(WATER));
  }

  private static Bird raven() {
    Beak beak = new Beak(32, 19, 6);
    Tail tail = new Tail(40, 32, 2);
    Build build = new Build(26, 32, new Head(24, 42, -36, beak, Gaze.AHEAD), 0, 76, tail, 32, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x15151C),
            Patch.of(Zone.LEGS, 0x1C1C20),
            Patch.of(Zone.BODY, 0x1E1E27),
            Patch.of(Zone.WING, 0x23263A),
            Patch.of(Zone.WING_TIP, 0x171822),
            Patch.of(Zone.BEAK, 0x2A2A31));
    return new Bird(build, patches, DRY);
  }

  private static Bird robin() {
    Beak beak = new Beak(14, 8, 1);
    Tail tail = new Tail(32, 15, -8);
    Build build = new Build(36, 36, new Head(26, 29, -41, beak, Gaze.AHEAD), 0, 58, tail, 30, 0);
    List<Patch> patches =
        List.of(
            Patch.of(Zone.TAIL, 0x76603F),
            Patch.of(Zone.LEGS, 0x7A4B35),
            Patch.of(Zone.BODY, 0x8A7350),
            Patch.of(Zone.BELLY, 0xEFE9DF),
            Patch.of(Zone.WING, 0x7A6442),
            Patch.of(Zone.WING_TIP, 0x5F4D33),
            Patch.of(Zone.BIB, 0xEB5A1E),
            Patch.of(Zone.BEAK, 0x3B322B));
    return new Bird(build, patches, DRY);
  }
}
