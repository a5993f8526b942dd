package dev.stowage.docker.run;

import java.time.Instant;
import java.time.InstantSource;

/** The machine's time, for the files that are written. */
public final class SystemClock implements InstantSource {

  @Override
  public Instant instant() {
    return Instant.now();
  }
}
