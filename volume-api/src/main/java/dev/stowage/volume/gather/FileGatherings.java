package dev.stowage.volume.gather;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.time.Duration;
import java.util.List;

/**
 * Gathers file binds into volumes. An engine mounts each file on its own whenever a container
 * starts: a few hundred are felt, and thousands take longer than all else. One volume with the same
 * files costs nothing.
 *
 * <p>The files are those of this machine, also if the engine is on another. They are read for each
 * plan, since a change gives another volume; owners, modes and times come along where the file
 * system of this machine has them, and everything is root's, with mode 0644, where it has not. The
 * directories of a gathered volume are root's with mode 0755. Thread-safe.
 */
public interface FileGatherings {

  /**
   * Says what a gathering would do, and changes nothing. Costs one request for each directory; and
   * a container that is never started, if the image is named.
   *
   * @param gathering what is to be gathered
   * @return the plan
   * @throws InvalidDefinitionException if it names no directory; if there is no bind below one; if
   *     something below one, at it or above it cannot be gathered; if a file is none on this
   *     machine; or if something of the image would be hidden. It holds all findings
   * @throws ImageNotFoundException if the engine does not have the image
   */
  GatheringPlan plan(FileGathering gathering);

  /**
   * Makes and fills the volumes that are not there yet, and answers the mounts of the container.
   *
   * <p>A volume that was gathered before is kept, whoever made it: each content is sent to an
   * engine once. One that another program is filling at this moment is a failure. After a failure
   * no half-filled volume is left.
   *
   * @param gathering what is to be gathered
   * @return the mounts, for a container that is to be created
   * @throws InvalidDefinitionException as {@link #plan}; nothing was changed
   * @throws ImageNotFoundException if the engine does not have the image
   * @throws ArchiveDamagedException if a file changes while it is sent
   */
  ContainerMounts gather(FileGathering gathering);

  /**
   * Removes gathered volumes that no container refers to, whoever made them.
   *
   * <p>One that was just gathered for a container that is still to be created looks like one that
   * nobody wants any more: leave as much time as passes between the two.
   *
   * @param olderThan only those that were made longer ago than this, by the engine's clock
   * @return the names of the volumes that were removed
   */
  List<VolumeName> sweep(Duration olderThan);
}
