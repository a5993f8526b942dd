package dev.stowage.testkit.archive;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who owns what is uploaded, if it is to be given to the user that the container runs as. */
public final class CopyOwner {

  private static final Pattern USER = Pattern.compile("([^:]*)(?::(.*))?");

  private CopyOwner() {}

  /** Reads {@code user} or {@code user:group}; empty if the container says nothing. */
  public static Optional<Owner> of(String user, MountedTree tree, World world) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    if (!world.has(Quirk.UPLOAD_TARGET_IS_CHECKED)) {
      return Optional.of(onHost(user));
    }
    refuseList("/etc/passwd", tree);
    refuseList("/etc/group", tree);
    Matcher matcher = USER.matcher(user);
    if (!matcher.matches()) {
      throw new NotInFakeException("the fake engine does not look up user " + user);
    }
    String group = matcher.group(2) == null ? "0" : matcher.group(2);
    return Optional.of(
        new Owner(
            number(matcher.group(1), "user", "/etc/passwd"), number(group, "group", "/etc/group")));
  }

  /** These engines ask the machine that they run on, which the fake has no users of. */
  private static Owner onHost(String user) {
    if (user.equals("root") || user.equals("0")) {
      return new Owner(0, 0);
    }
    throw new NotInFakeException(
        "copyUIDGID: this engine looks users up on its host; the fake one knows only root, not "
            + user);
  }

  private static void refuseList(String path, MountedTree tree) {
    try {
      if (tree.find(tree.follow(path)).isPresent()) {
        throw new NotInFakeException("copyUIDGID: the fake engine does not read " + path);
      }
    } catch (FileFailure e) {
      // Then there is no such list, which is what the engine would find too.
    }
  }

  private static long number(String text, String kind, String list) {
    if (text.matches("[0-9]{1,9}")) {
      return Long.parseLong(text);
    }
    throw EngineFailure.badRequest(
        "failed to look up "
            + kind
            + " "
            + Quoted.of(text)
            + " in container: open "
            + list
            + ": no such file or directory");
  }
}
