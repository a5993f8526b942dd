package dev.stowage.volume.driver;

/** What sets volumes of a driver apart from a plain local one. */
public enum DriverTrait {
  /** The driver is a plugin, which must be installed and alive. */
  NEEDS_PLUGIN("needs a plugin on the engine's host"),

  /** A volume of one name is the same on every engine that has the driver. */
  GLOBAL_SCOPE("is the same on every engine of the cluster"),

  /** Removing the volume leaves the data where they are, and a new volume finds them again. */
  REMOVAL_KEEPS_DATA("leaves the data in place when the volume is removed"),

  /** Removing the volume removes the data from the storage itself, for every engine. */
  REMOVAL_DELETES_DATA("deletes the data from its storage when the volume is removed"),

  /** The data are gone as soon as no container has the volume mounted. */
  EMPTIED_WHEN_UNMOUNTED("loses the data whenever no container has it mounted"),

  /** What is written reaches the storage only some time after the file was closed. */
  WRITES_ARE_DELAYED("may not have stored what was written when a container ends"),

  /** Files do not keep the owner or the mode that they were given. */
  LOSES_OWNER_OR_MODE("does not keep owner or mode of files");

  private final String words;

  DriverTrait(String words) {
    this.words = words;
  }

  /** Returns the trait as a half sentence about the volume. */
  @Override
  public String toString() {
    return words;
  }
}
