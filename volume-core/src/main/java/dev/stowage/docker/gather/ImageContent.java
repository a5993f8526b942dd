package dev.stowage.docker.gather;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.Place;
import dev.stowage.docker.plan.FileGroups.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an image has in the directories that volumes are mounted at. */
final class ImageContent {

  /** So many are named; there may be thousands. */
  private static final int NAMED = 5;

  private final Carriers carriers;
  private final String image;

  ImageContent(Carriers carriers, String image) {
    this.carriers = carriers;
    this.image = image;
  }

  /** Lists what volumes would hide that single files do not. */
  List<Finding> hiddenBy(List<Group> groups) {
    return carriers.with(
        new Place.OfImage(image),
        carrier -> {
          List<Finding> findings = new ArrayList<>();
          for (Group group : groups) {
            List<FileState> hidden = new ArrayList<>();
            Set<ContentPath> replaced = replaced(group);
            carrier.walkOutside(
                group.directory().value(),
                (state, content) -> {
                  if (!isReplaced(state, replaced, group)) {
                    hidden.add(state);
                  }
                  return hidden.size() < NAMED;
                });
            hidden.forEach(state -> findings.add(finding(state, group)));
          }
          return findings;
        });
  }

  /** The files, which their binds hide as well, and the directories that they are in. */
  private static Set<ContentPath> replaced(Group group) {
    Set<ContentPath> all = new HashSet<>(Set.of(ContentPath.ROOT));
    for (ContentPath file : group.files().keySet()) {
      for (ContentPath up = file; all.add(up); ) {
        up = up.parent();
      }
    }
    return all;
  }

  private static boolean isReplaced(FileState state, Set<ContentPath> replaced, Group group) {
    return replaced.contains(state.path())
        && (state.kind() == FileKind.DIRECTORY || group.files().containsKey(state.path()));
  }

  private Finding finding(FileState state, Group group) {
    return new Finding(
        "image '" + image + "'",
        "has "
            + group.directory()
            + "/"
            + state.path()
            + ", which a volume at "
            + group.directory()
            + " would hide",
        "gather into other directories, or allow it with hidingTheImage(mounts)");
  }
}
