package dev.stowage.example;

import java.io.IOException;

/** Where the example runs: an image with a shell, and a directory of the engine's host. */
interface ExampleHost extends AutoCloseable {

  /** Returns the name of an image whose containers understand the example's commands. */
  String image();

  /** Returns a directory of the host, empty at first. */
  String directory();

  /** Reads a file of that directory. */
  String read(String file) throws IOException;

  /** Removes image and directory. */
  @Override
  void close() throws IOException;
}
