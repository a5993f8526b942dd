package dev.stowage.testkit.route;

import java.util.List;

/** One field of a create request, and what the engine in memory does with it. */
final class Field {

  /** What is done with a field. */
  enum Use {
    /** It has its effect. */
    HONOURED,
    /** An inspection shows it; where no processes run, it has no effect. */
    SHOWN,
    /** Anything but its zero is refused as not in the fake. */
    REFUSED
  }

  private final String name;
  private final Kind kind;
  private final Use use;
  private final int since;
  private final boolean hiddenIfZero;
  private final List<Field> fields;

  private Field(String name, Kind kind, Use use, Extras extras) {
    this.name = name;
    this.kind = kind;
    this.use = use;
    this.since = extras.since;
    this.hiddenIfZero = extras.hiddenIfZero;
    this.fields = extras.fields;
  }

  private record Extras(int since, boolean hiddenIfZero, List<Field> fields) {}

  static Field honoured(String name, Kind kind) {
    return new Field(name, kind, Use.HONOURED, new Extras(0, false, List.of()));
  }

  static Field shown(String name, Kind kind) {
    return new Field(name, kind, Use.SHOWN, new Extras(0, false, List.of()));
  }

  static Field refused(String name, Kind kind) {
    return new Field(name, kind, Use.REFUSED, new Extras(0, false, List.of()));
  }

  static Field nested(String name, Kind kind, List<Field> fields) {
    return new Field(name, kind, Use.HONOURED, new Extras(0, false, fields));
  }

  /** Says that engines know the field from API version 1.minor on; older ones drop it silently. */
  Field since(int minor) {
    return new Field(name, kind, use, new Extras(minor, hiddenIfZero, fields));
  }

  /** Says that an inspection leaves the field out if it is zero. */
  Field hidden() {
    return new Field(name, kind, use, new Extras(since, true, fields));
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Use use() {
    return use;
  }

  boolean isKnownTo(int newestMinor) {
    return newestMinor >= since;
  }

  boolean isHiddenIfZero() {
    return hiddenIfZero;
  }

  List<Field> fields() {
    return fields;
  }
}
