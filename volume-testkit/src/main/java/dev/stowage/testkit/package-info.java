/** A Docker engine in memory, for unit tests of code that uses docker-java or Stowage. */
@NullMarked
package dev.stowage.testkit;

import org.jspecify.annotations.NullMarked;
