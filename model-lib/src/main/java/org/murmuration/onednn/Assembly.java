package org.murmuration.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;

/** Steps and places of a program while it is put together, section by section. */
final class Assembly {
  private final engine cpu;
  private final Scales scales;
  private final Natives natives;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final List<Region> regions = new ArrayList<>();
  private final List<Region> readBySection = new ArrayList<>();
  private final Map<String, String> kernels = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private Section section;
  private int sectionStart;
  private int done;

  Assembly(engine cpu, Scales scales, Natives natives) {
    this.cpu = cpu;
    this.scales = scales;
    this.natives = natives;
  }

  void begin(Section next) {
    section = next;
    sectionStart = done;
    steps.clear();
  }

  /**
   * The steps since it began. Its slices come one after another: what they read lasts until now.
   */
  List<Step> end() {
    readBySection.forEach(region -> region.neededAt(done));
    readBySection.clear();
    done++;
    return List.copyOf(steps);
  }

  int images() {
    return section.images();
  }

  engine cpu() {
    return cpu;
  }

  Scales scales() {
    return scales;
  }

  Map<String, String> kernels() {
    return kernels;
  }

  List<Region> regions() {
    return regions;
  }

  Tensor tensor(String layer) {
    return tensors.get(layer);
  }

  void give(String layer, Tensor tensor) {
    tensors.put(layer, tensor);
  }

  /** A description that lasts as long as the program. */
  memory.desc kept(memory.desc layout) {
    return natives.keep(new memory.desc(layout));
  }

  /** A place for a slice, until it was read last. */
  Place fresh(memory.desc layout) {
    Region region = new Region(layout.get_size(), done);
    regions.add(region);
    return new Place(kept(layout), region, 0);
  }

  /** A place for what a layer gives: for the whole batch if the next section reads it. */
  Place result(Layer layer, memory.desc layout) {
    boolean handed = layer.kind() == LayerKind.MAX_POOL && layer.equals(section.last());
    return handed ? whole(layout) : fresh(layout);
  }

  /** Places for all slices of a batch, of which each lasts to the section that reads it. */
  Place whole(memory.desc layout) {
    long bytesAnImage = layout.get_size() / images();
    Region region = new Region(bytesAnImage * section.places(), sectionStart);
    region.neededAt(done);
    regions.add(region);
    readBySection.add(region);
    return new Place(kept(layout), region, layout.get_size());
  }

  /** What a layer gave for the batch, in slices of this section. */
  void reslice(String layer, long[] before, long[] now) {
    Tensor tensor = tensor(layer);
    memory.desc layout = Layouts.ofImages(tensor.place().layout(), before, now, tensor.numbers());
    Region region = tensor.place().region();
    readBySection.add(region);
    give(layer, tensor.at(new Place(kept(layout), region, layout.get_size())));
  }

  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    // A primitive with a scratchpad of the library's own ends the JVM on another thread.
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** A kernel by the name of the layer that wanted it. */
  void name(String layer, String kernel) {
    kernels.put(layer, kernel);
  }

  void add(
      primitive made,
      primitive_desc_base described,
      Map<Integer, Place> places,
      Map<Integer, memory> shared) {
    Map<Integer, Place> all = new HashMap<>(places);
    memory.desc scratch = described.scratchpad_desc();
    if (scratch.get_size() > 0) {
      all.put(dnnl.DNNL_ARG_SCRATCHPAD, fresh(scratch));
    }
    all.values().forEach(place -> place.region().neededAt(done));
    steps.add(new Step(natives.keep(made), all, shared));
    done++;
  }

  /** The values in that layout and those numbers; a step more if they are in others. */
  Tensor arranged(Tensor tensor, memory.desc wanted, Numbers numbers) {
    if (tensor.place().layout().equals(wanted)) {
      return tensor;
    }
    Tensor result = new Tensor(fresh(wanted), numbers, tensor.scale());
    copy(tensor, result);
    return result;
  }

  /** Rounds to 8 bits or back where the numbers differ so. */
  void copy(Tensor from, Tensor to) {
    primitive_attr attributes = attributes();
    Map<Integer, memory> shared = new HashMap<>();
    if (from.numbers() != to.numbers()) {
      scaled(attributes, shared, dnnl.DNNL_ARG_FROM, from);
      scaled(attributes, shared, dnnl.DNNL_ARG_TO, to);
    }
    reorder.primitive_desc description =
        new reorder.primitive_desc(
            cpu, from.place().layout(), cpu, to.place().layout(), attributes, false);
    add(
        new reorder(description),
        description,
        Map.of(dnnl.DNNL_ARG_FROM, from.place(), dnnl.DNNL_ARG_TO, to.place()),
        shared);
  }

  /** Says on which scale an argument of 8 bits is. */
  void scaled(primitive_attr attributes, Map<Integer, memory> shared, int argument, Tensor tensor) {
    if (tensor.numbers() == Numbers.INT8) {
      attributes.set_scales_mask(argument, 0);
      shared.put(dnnl.DNNL_ARG_ATTR_SCALES | argument, scales.of(tensor.scale()));
    }
  }
}
