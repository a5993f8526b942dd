package dev.stowage.docker.content;

import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Programs;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.edit.failure.ProgramFailedException;
import dev.stowage.volume.edit.failure.ProgramNotFoundException;
import java.util.List;

/**
 * A program of an image that is run with a volume.
 *
 * @param attempt what is tried with it
 * @param image where it is
 * @param command its name and arguments; no shell reads them
 */
record ImageProgram(String attempt, String image, List<String> command) {

  Cargo.OfProgram cargo(VolumeState volume) {
    return new Cargo.OfProgram(volume, image, command);
  }

  /** Runs it to its end, which must be a success. */
  void run(Programs programs, String carrier, Cargo.OfProgram cargo) {
    String name = command.get(0);
    programs
        .start(carrier, cargo)
        .ifPresent(
            words -> {
              throw new ProgramNotFoundException(attempt, image, name, words);
            });
    int status = programs.await(carrier);
    if (status != 0) {
      throw new ProgramFailedException(attempt, name, status, programs.output(carrier));
    }
  }
}
