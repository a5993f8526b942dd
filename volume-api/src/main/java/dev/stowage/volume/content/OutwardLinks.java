package dev.stowage.volume.content;

/**
 * What becomes of symbolic links that lead out of the directory: absolute ones, and those that
 * climb above it, by themselves or by way of other links.
 */
public enum OutwardLinks {
  /** The extraction fails. */
  REFUSE,
  /** They are left out, and the result says so. */
  LEAVE_OUT,
  /** They are made as they are. Nothing is written through them; whoever reads them is led out. */
  KEEP
}
