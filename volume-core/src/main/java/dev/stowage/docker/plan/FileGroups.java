package dev.stowage.docker.plan;

import static dev.stowage.volume.mount.MountDefinition.bind;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.ContainerPath.Platform;
import dev.stowage.volume.mount.MountDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides which file binds go into which volume, and whether they can. */
public final class FileGroups {

  private final FileGathering gathering;
  private final List<Finding> findings = new ArrayList<>();

  private FileGroups(FileGathering gathering) {
    this.gathering = gathering;
  }

  /**
   * The binds below one directory.
   *
   * @param directory where the volume is mounted
   * @param files the binds, by their places in the volume
   */
  public record Group(ContainerPath directory, SortedMap<ContentPath, BindMount> files) {}

  /** Answers one group for each directory, or all that is in the way. */
  public static List<Group> of(FileGathering gathering) {
    FileGroups groups = new FileGroups(gathering);
    List<Group> all = gathering.directories().stream().map(groups::below).toList();
    groups.judgeDirectories();
    InvalidDefinitionException.throwIfAny("gather " + gathering, groups.findings);
    return all;
  }

  private void judgeDirectories() {
    List<ContainerPath> directories = gathering.directories();
    if (directories.isEmpty()) {
      findings.add(new Finding("gathering", "names no directory", "say into(directory)"));
    }
    for (int i = 0; i < directories.size(); i++) {
      ContainerPath directory = directories.get(i);
      if (directory.platform() != Platform.LINUX) {
        refuse(directory, "is one of Windows containers", "gather for Linux containers only");
      }
      for (ContainerPath earlier : directories.subList(0, i)) {
        if (isAtOrBelow(directory, earlier) || isAtOrBelow(earlier, directory)) {
          refuse(directory, "is " + earlier + ", or above or below it", "leave one of them out");
        }
      }
    }
  }

  private Group below(ContainerPath directory) {
    SortedMap<ContentPath, BindMount> files = new TreeMap<>();
    for (MountDefinition mount : gathering.mounts()) {
      if (isAtOrBelow(directory, mount.target())) {
        refuse(
            mount,
            "is mounted at "
                + directory
                + " or above it, so that what it has there would be hidden",
            "gather into another directory");
      } else if (isAtOrBelow(mount.target(), directory)) {
        take(mount, directory, files);
      }
    }
    judgeNesting(files);
    if (files.isEmpty()) {
      refuse(directory, "has no bind below it that can be gathered", "leave it out");
    }
    return new Group(directory, files);
  }

  private void take(
      MountDefinition mount, ContainerPath directory, SortedMap<ContentPath, BindMount> files) {
    if (mount instanceof BindMount bind && isPlain(bind)) {
      files.put(ContentPath.of(mount.target().value().substring(directory.value().length())), bind);
    } else {
      refuse(
          mount,
          "is mounted below " + directory + ", and no read-only bind without further options",
          "make it one, or gather into a directory without it");
    }
  }

  /** A file in a volume has no propagation, no label of its own, and is not made when missing. */
  private static boolean isPlain(BindMount bind) {
    return bind.equals(bind(bind.source().value()).at(bind.target().value()).readOnly().build());
  }

  private void judgeNesting(SortedMap<ContentPath, BindMount> files) {
    files.forEach(
        (place, bind) -> {
          for (ContentPath up = place.parent(); !up.isRoot(); up = up.parent()) {
            if (files.containsKey(up)) {
              refuse(bind, "is below the file " + files.get(up), "leave one of them out");
            }
          }
        });
  }

  private void refuse(Object where, String problem, String remedy) {
    findings.add(new Finding(where.toString(), problem, remedy));
  }

  private static boolean isAtOrBelow(ContainerPath path, ContainerPath directory) {
    return (path.value() + "/").startsWith(directory.value() + "/");
  }
}
