package org.murmuration.weights;

import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.DatasetReader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.refusal.Refusal;

/**
 * A group of an HDF5 file: attributes, arrays and further groups. Links that are not to something
 * in this very file are passed over. What a damaged file makes jHDF throw is for the caller to
 * catch.
 */
final class Hdf5Group {
  private static final int CACHED_SOFT_LINK = 2;
  private static final long UNDEFINED = -1;
  private static final int MAX_NAME_BYTES = 1024;
  private static final int MAX_CHILDREN = 10_000;
  private static final long MAX_STRINGS = 1 << 16;

  /** They lie elsewhere in the file, all in one place if somebody means harm. */
  private static final long MAX_STRINGS_ELSEWHERE = 1 << 10;

  private final Hdf5Storage storage;
  private final String path;
  private final ObjectHeader header;
  private final Map<String, Long> links = new LinkedHashMap<>();

  private Hdf5Group(Hdf5Storage storage, String path, ObjectHeader header) {
    this.storage = storage;
    this.path = path;
    this.header = header;
    if (header.hasMessageOfType(SymbolTableMessage.class)) {
      addSymbols(header.getMessageOfType(SymbolTableMessage.class));
    } else {
      addLinks();
    }
  }

  /** The group in which all others are. */
  static Hdf5Group root(Hdf5Storage storage) {
    return new Hdf5Group(storage, "", ObjectHeader.readObjectHeader(storage, rootAddress(storage)));
  }

  private static long rootAddress(Hdf5Storage storage) {
    if (storage.getSuperblock() instanceof Superblock.SuperblockV0V1 old) {
      return new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress())
          .getObjectHeaderAddress();
    }
    return ((Superblock.SuperblockV2V3) storage.getSuperblock()).getRootGroupObjectHeaderAddress();
  }

  private void addSymbols(SymbolTableMessage table) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    for (long node :
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        if (entry.getCacheType() != CACHED_SOFT_LINK) {
          add(name(names, entry.getLinkNameOffset()), entry.getObjectHeaderAddress());
        }
      }
    }
  }

  /** Names share a block: each could be as long as that. */
  private static String name(ByteBuffer names, int begin) {
    int length = Math.min(MAX_NAME_BYTES, names.limit() - begin);
    return Utils.readUntilNull(names.slice(begin, length));
  }

  private void add(String name, long address) {
    links.put(name, address);
    if (links.size() > MAX_CHILDREN) {
      throw Refusal.input(
          "Cannot read %s as HDF5: its group /%s has more parts than any network's"
              .formatted(storage.location(), path));
    }
  }

  private void addLinks() {
    if (header.hasMessageOfType(LinkInfoMessage.class)
        && header.getMessageOfType(LinkInfoMessage.class).getBTreeNameIndexAddress() != UNDEFINED) {
      throw Refusal.input(
          "Cannot read %s as HDF5: its group /%s is indexed in HDF5's newer way (write it anew with h5py's defaults)"
              .formatted(storage.location(), path));
    }
    header.getMessagesOfType(LinkMessage.class).stream()
        .filter(link -> link.getLinkType() == LinkMessage.LinkType.HARD)
        .forEach(link -> add(link.getLinkName(), link.getHardLinkAddress()));
  }

  Set<String> names() {
    return links.keySet();
  }

  boolean has(String name) {
    return links.containsKey(name);
  }

  String path() {
    return path;
  }

  /**
   * @throws Refusal if there is no such group
   */
  Hdf5Group group(String name) {
    ObjectHeader child = child(name);
    if (child.hasMessageOfType(DataSpaceMessage.class)) {
      throw Refusal.input(
          "Cannot read %s as HDF5: /%s is an array, expected a group"
              .formatted(storage.location(), childPath(name)));
    }
    return new Hdf5Group(storage, childPath(name), child);
  }

  /** The groups in here, by name; arrays are passed over. */
  Map<String, Hdf5Group> groups() {
    Map<String, Hdf5Group> groups = new LinkedHashMap<>();
    for (String name : names()) {
      ObjectHeader child = child(name);
      if (!child.hasMessageOfType(DataSpaceMessage.class)) {
        groups.put(name, new Hdf5Group(storage, childPath(name), child));
      }
    }
    return groups;
  }

  /**
   * @throws Refusal if there is no such array, or it is none of floats
   */
  Hdf5Array array(String name) {
    return Hdf5Array.of(storage, childPath(name), child(name));
  }

  /** The arrays in here, by name; groups are passed over. */
  Map<String, Hdf5Array> arrays() {
    Map<String, Hdf5Array> arrays = new LinkedHashMap<>();
    for (String name : names()) {
      ObjectHeader child = child(name);
      if (child.hasMessageOfType(DataSpaceMessage.class)) {
        arrays.put(name, Hdf5Array.of(storage, childPath(name), child));
      }
    }
    return arrays;
  }

  private ObjectHeader child(String name) {
    Long address = links.get(name);
    if (address == null) {
      throw Refusal.input(
          "Cannot read %s as HDF5: it lacks /%s, which it names"
              .formatted(storage.location(), childPath(name)));
    }
    return ObjectHeader.readObjectHeader(storage, address);
  }

  private String childPath(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  Set<String> attributes() {
    Set<String> names = new TreeSet<>();
    header
        .getMessagesOfType(AttributeMessage.class)
        .forEach(message -> names.add(message.getName()));
    return names;
  }

  /**
   * An attribute's strings: none where there is no such attribute, an empty list in an empty one.
   */
  Optional<List<String>> strings(String attribute) {
    return header.getMessagesOfType(AttributeMessage.class).stream()
        .filter(message -> message.getName().equals(attribute))
        .findFirst()
        .map(this::strings);
  }

  private List<String> strings(AttributeMessage message) {
    if (message.getDataBuffer() == null) {
      return List.of();
    }
    DataType type = message.getDataType();
    if (message.getDataSpace().getTotalLength() > mostStrings(type)) {
      throw Refusal.input(
          "Cannot read %s as HDF5: the attribute %s of /%s is no list of strings"
              .formatted(storage.location(), message.getName(), path));
    }
    int[] dimensions = message.getDataSpace().getDimensions();
    Object data = DatasetReader.readDataset(type, message.getDataBuffer(), dimensions, storage);
    return data instanceof String single ? List.of(single) : List.of((String[]) data);
  }

  private static long mostStrings(DataType type) {
    if (type instanceof StringData) {
      return MAX_STRINGS;
    }
    boolean elsewhere =
        type instanceof VariableLength variable && variable.isVariableLengthString();
    return elsewhere ? MAX_STRINGS_ELSEWHERE : 0;
  }
}
