/**
 * What any engine has to do, as JUnit tests: for an engine in memory, a real one, or another kind.
 *
 * <p>Extend {@link dev.stowage.testkit.contract.VolumeContract}, {@link
 * dev.stowage.testkit.contract.ContainerContract}, {@link
 * dev.stowage.testkit.contract.ArchiveContract} and {@link
 * dev.stowage.testkit.contract.ConnectionContract}, and say which engine is meant. The names of the
 * tests are the rules. The tests make objects with names and labels of their own, leave those of
 * others alone, and remove what they made. They need JUnit Jupiter, 5.13 or newer.
 */
@NullMarked
package dev.stowage.testkit.contract;

import org.jspecify.annotations.NullMarked;
