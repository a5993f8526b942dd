package dev.stowage.testkit.plugin;

/** Where the volumes of a plugin can be reached. */
public enum PluginScope {
  /** On one host. */
  LOCAL,
  /** On every host of a cluster. */
  GLOBAL
}
