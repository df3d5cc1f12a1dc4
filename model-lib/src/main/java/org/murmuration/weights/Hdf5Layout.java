package org.murmuration.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.FloatType;

/**
 * What the layouts in HDF5 have in common: arrays of known place, outputs last, weights that were
 * trained on Caffe's pixels.
 */
abstract class Hdf5Layout implements Layout {
  private final String location;
  private final Map<String, Hdf5Array> arrays = new LinkedHashMap<>();

  Hdf5Layout(String location) {
    this.location = location;
  }

  String location() {
    return location;
  }

  void add(String name, Hdf5Array array) {
    if (arrays.put(name, array) != null) {
      throw Refusal.input("Cannot import %s: it has %s twice".formatted(location, name));
    }
  }

  /** Two arrays in one place: not what a program writes, and a way to make a small file large. */
  void requireApart() {
    List<Hdf5Array> inFile =
        new ArrayList<>(arrays.values().stream().filter(array -> array.begin() > 0).toList());
    inFile.sort(Comparator.comparingLong(Hdf5Array::begin).thenComparingLong(Hdf5Array::end));
    for (int i = 1; i < inFile.size(); i++) {
      if (inFile.get(i).begin() < inFile.get(i - 1).end()) {
        throw Refusal.input(
            "Cannot read %s as HDF5: /%s begins inside /%s"
                .formatted(location, inFile.get(i).path(), inFile.get(i - 1).path()));
      }
    }
  }

  @Override
  public Preset preset() {
    return Preset.CAFFE;
  }

  @Override
  public List<String> notes() {
    return arrays.values().stream().anyMatch(array -> array.type() == FloatType.F64)
        ? List.of(FloatType.ROUNDED)
        : List.of();
  }

  /** In the file's order. */
  final Set<String> arrayNames() {
    return arrays.keySet();
  }

  @Override
  public List<ForeignArray> arrays() {
    return arrays.entrySet().stream()
        .map(array -> ForeignArray.of(array.getKey(), array.getValue().shape()))
        .toList();
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    for (Map.Entry<String, Hdf5Array> array : arrays.entrySet()) {
      visitor.visit(
          ForeignArray.of(array.getKey(), array.getValue().shape()), array.getValue().floats());
    }
  }
}
