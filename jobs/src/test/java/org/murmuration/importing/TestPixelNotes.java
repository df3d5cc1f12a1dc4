package org.murmuration.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.JsonFormat;

class TestPixelNotes {
  private static final ImageShape SHAPE = new ImageShape(224, 224, 3);

  /** As CLIP has it. */
  private static final String CLIP =
      """
      {"crop_size": {"height": 224, "width": 224}, "do_center_crop": true, "do_normalize": true,
       "do_rescale": true, "do_resize": true, "rescale_factor": 0.00392156862745098, "resample": 3,
       "image_mean": [0.48145466, 0.4578275, 0.40821073],
       "image_std": [0.26862954, 0.26130258, 0.27577711], "size": {"shortest_edge": 224}}
      """;

  /** As Google's ViT has it. */
  private static final String VIT =
      """
      {"do_normalize": true, "do_resize": true, "image_mean": [0.5, 0.5, 0.5],
       "image_std": [0.5, 0.5, 0.5], "resample": 2, "size": {"height": 224, "width": 192}}
      """;

  private static PixelNotes notes(String json) {
    return new PixelNotes(json(json), "notes.json");
  }

  private static JsonNode json(String text) {
    return new JsonFormat().read(text.getBytes(UTF_8), JsonNode.class, "notes");
  }

  @Test
  void readsClip() {
    PixelNotes clip = notes(CLIP);
    assertThat(clip.preset()).isEqualTo(Preset.CLIP);
    assertThat(clip.shape()).contains(SHAPE);
    assertThat(clip.differences(SHAPE))
        .singleElement()
        .asString()
        .startsWith("notes.json scales images with the filter bicubic");
  }

  @Test
  void readsAVisionTransformer() {
    PixelNotes vit = notes(VIT);
    assertThat(vit.preset()).isEqualTo(Preset.INCEPTION);
    assertThat(vit.shape()).contains(new ImageShape(224, 192, 3));
    assertThat(vit.differences(SHAPE)).singleElement().asString().contains("--fit squash");
  }

  @Test
  void namesAnEdgeThatIsCutAfterScaling() {
    String cut = "{\"size\": {\"shortest_edge\": 256}, \"crop_size\": 224}";
    assertThat(notes(cut).shape()).contains(SHAPE);
    assertThat(notes(cut).differences(SHAPE)).singleElement().asString().contains("side to 256");
    String share = "{\"size\": {\"shortest_edge\": 224}, \"crop_pct\": 0.875}";
    assertThat(notes(share).differences(SHAPE)).singleElement().asString().contains("side to 256");
  }

  @Test
  void readsWhatOldFilesLeaveOut() {
    PixelNotes old =
        notes(
            "{\"image_mean\": [0.485, 0.456, 0.406], \"image_std\": [0.229, 0.224, 0.225], \"size\": 384}");
    assertThat(old.preset()).isEqualTo(Preset.TORCHVISION);
    assertThat(old.shape()).contains(new ImageShape(384, 384, 3));
    assertThat(old.differences(SHAPE)).isEmpty();
  }

  @Test
  void readsSamplesThatAreNotNormalised() {
    assertThat(notes("{\"do_normalize\": false}").preset()).isEqualTo(Preset.UNIT);
    assertThat(notes("{\"do_normalize\": false, \"do_rescale\": false}").preset())
        .isEqualTo(Preset.NONE);
    assertThat(notes("{}").shape()).isEmpty();
  }

  @Test
  void takesNumbersOfNoPresetAsTheyAre() {
    PixelNotes own = notes("{\"image_mean\": [0.4, 0.45, 0.5], \"image_std\": [0.2, 0.2, 0.25]}");
    assertThat(own.preset().id()).isEqualTo("mean=0.4,0.45,0.5;deviation=0.2,0.2,0.25");
    assertThat(Preset.named(own.preset().id())).isEqualTo(own.preset());
  }

  @Test
  void countsSamplesFromMinusOneWhereTheyAreLoweredAfterScaling() {
    PixelNotes lowered =
        notes(
            "{\"do_normalize\": false, \"rescale_factor\": 0.00784313725490196, \"rescale_offset\": true}");
    assertThat(lowered.preset()).isEqualTo(Preset.INCEPTION);
  }

  @Test
  void refusesNumbersThatNothingIsComputedWith() {
    PixelNotes odd = notes("{\"image_mean\": [0.4, 0.4, 0.4], \"image_std\": [0.2, 0, 0.2]}");
    assertThatThrownBy(odd::preset)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot use notes.json: samples times ")
        .hasMessageContaining("[0.2, 0.0, 0.2]")
        .hasMessageContaining("--preset");
  }

  @Test
  void readsWhatTimmSays() {
    PixelNotes timm =
        new PixelNotes(
            new TimmConfig(
                    json(
                        """
                        {"architecture": "convnext", "pretrained_cfg": {"input_size": [3, 224, 224],
                         "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225],
                         "interpolation": "bicubic", "crop_pct": 0.875, "crop_mode": "center"}}
                        """))
                .notes()
                .orElseThrow(),
            "config.json");
    assertThat(timm.preset()).isEqualTo(Preset.TORCHVISION);
    assertThat(timm.shape()).contains(SHAPE);
    assertThat(timm.differences(SHAPE))
        .satisfiesExactly(
            filter -> assertThat(filter).contains("the filter bicubic"),
            edge -> assertThat(edge).contains("the shorter side to 256"));
    assertThat(new TimmConfig(json("{\"model_type\": \"vit\"}")).notes()).isEmpty();
  }

  @Test
  void refusesNumbersThatAreMissing() {
    assertThatThrownBy(notes("{\"do_normalize\": true}")::preset)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot use notes.json: its image_mean is missing, expected three numbers (name --preset)");
  }
}
