package dev.stowage.docker.engine;

import java.util.Optional;

/** Programs that carriers are made to run, call by call. Thread-safe. */
public interface Programs {

  /** Starts the program of a carrier; answers the engine's words if its image has none such. */
  Optional<String> start(String carrier, Cargo.OfProgram cargo);

  /** Waits for a program to end, and answers its exit status. */
  int await(String carrier);

  /** Returns what a program printed, at most its first 2,000 characters. */
  String output(String carrier);
}
