package dev.stowage.volume.mount;

/** The operating system that a container runs on. */
public enum Platform {
  /** Linux containers, on any host. */
  LINUX,
  /** Windows containers. */
  WINDOWS
}
