package dev.stowage.volume.plugin;

/** What does not keep a plugin from being stopped or removed. */
public enum PluginUse {
  /** It has volumes. */
  IN_USE
}
