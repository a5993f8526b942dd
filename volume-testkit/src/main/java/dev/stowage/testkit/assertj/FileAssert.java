package dev.stowage.testkit.assertj;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a file in a volume as it was when they were begun. Not thread-safe. */
public final class FileAssert extends AbstractAssert<FileAssert, FileState> {

  private static final int MOST_SHOWN = 500;

  private final VolumeAssert volume;
  private final FakeDocker docker;

  FileAssert(FileState file, VolumeAssert volume, FakeDocker docker) {
    super(file, FileAssert.class);
    this.volume = volume;
    this.docker = docker;
  }

  private AssertionError failure(String text) {
    return failure("file /%s: %s%n%s", actual.path().value(), text, docker.describe());
  }

  private byte[] content() {
    return volume.content(actual).bytes();
  }

  private String text() {
    return new String(content(), StandardCharsets.UTF_8);
  }

  private String shown() {
    String text = text();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  /**
   * Requires a whole content.
   *
   * @param text the content, in UTF-8
   * @return this
   */
  public FileAssert withContent(String text) {
    if (!text().equals(text)) {
      throw failure("expected\n" + text + "\nbut is\n" + shown());
    }
    return this;
  }

  /**
   * Requires a whole content.
   *
   * @param bytes the content
   * @return this
   */
  public FileAssert withContent(byte[] bytes) {
    if (!Arrays.equals(content(), bytes)) {
      throw failure(
          "expected other content of " + bytes.length + " bytes, but is of " + content().length);
    }
    return this;
  }

  /**
   * Requires a whole content, of any size.
   *
   * @param content the content
   * @return this
   */
  public FileAssert withContent(FileContent content) {
    FileContent is = volume.content(actual);
    if (!is.equals(content)) {
      throw failure("expected " + content + ", but is " + is);
    }
    return this;
  }

  /**
   * Requires a text in it.
   *
   * @param text what is somewhere in it, in UTF-8
   * @return this
   */
  public FileAssert containing(String text) {
    if (!text().contains(text)) {
      throw failure("expected somewhere\n" + text + "\nbut is\n" + shown());
    }
    return this;
  }

  /**
   * Requires an owner.
   *
   * @param uid number of the user
   * @param gid number of the group
   * @return this
   */
  public FileAssert ownedBy(int uid, int gid) {
    if (!actual.owner().equals(new FileOwner(uid, gid))) {
      throw failure("expected owner " + uid + ":" + gid + ", but is " + actual.owner());
    }
    return this;
  }

  /**
   * Requires permissions.
   *
   * @param octal such as {@code 0640}, with or without a zero in front
   * @return this
   */
  public FileAssert withMode(String octal) {
    if (actual.mode() != Integer.parseInt(octal, 8)) {
      throw failure("expected mode " + octal + ", but is 0" + Integer.toOctalString(actual.mode()));
    }
    return this;
  }

  /**
   * Requires a kind.
   *
   * @param kind what it is
   * @return this
   */
  public FileAssert ofKind(FileKind kind) {
    if (actual.kind() != kind) {
      throw failure("expected a " + kind + ", but is a " + actual.kind());
    }
    return this;
  }

  /**
   * Goes back to the volume.
   *
   * @return assertions about the volume that it is in
   */
  public VolumeAssert and() {
    return volume;
  }
}
