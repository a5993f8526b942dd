package dev.stowage.testkit.assertj;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.state.VolumeSnapshot;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a volume as it was when they were begun. Not thread-safe. */
public final class VolumeAssert extends AbstractAssert<VolumeAssert, VolumeSnapshot> {

  private final FakeDocker docker;

  VolumeAssert(VolumeSnapshot volume, FakeDocker docker) {
    super(volume, VolumeAssert.class);
    this.docker = docker;
  }

  private AssertionError failure(String text) {
    return failure("volume %s: %s%n%s", actual.name(), text, docker.describe());
  }

  /**
   * Requires a label.
   *
   * @param key its key
   * @param value its value
   * @return this
   */
  public VolumeAssert withLabel(String key, String value) {
    if (!value.equals(actual.labels().get(key))) {
      throw failure(
          "expected label "
              + key
              + "="
              + Redaction.optionValue(key, value)
              + ", but it has "
              + Redaction.options(actual.labels()));
    }
    return this;
  }

  /**
   * Requires that there is no such label.
   *
   * @param key its key
   * @return this
   */
  public VolumeAssert withoutLabel(String key) {
    if (actual.labels().containsKey(key)) {
      throw failure(
          "expected no label " + key + ", but it has " + Redaction.options(actual.labels()));
    }
    return this;
  }

  /**
   * Requires a driver option.
   *
   * @param key its key
   * @param value its value
   * @return this
   */
  public VolumeAssert withOption(String key, String value) {
    if (!value.equals(actual.options().get(key))) {
      VolumeDriver driver = VolumeDriver.named(actual.driver()).options(actual.options());
      throw failure(
          "expected option "
              + key
              + "="
              + Redaction.optionValue(driver, key, value)
              + ", but it has "
              + Redaction.options(driver));
    }
    return this;
  }

  /**
   * Requires a driver.
   *
   * @param name its name
   * @return this
   */
  public VolumeAssert withDriver(String name) {
    if (!name.equals(actual.driver())) {
      throw failure("expected driver " + name + ", but it has " + actual.driver());
    }
    return this;
  }

  /**
   * Requires that a container mounts it, running or not.
   *
   * @param container the name of the container
   * @return this
   */
  public VolumeAssert usedBy(String container) {
    if (!actual.users().contains(container)) {
      throw failure("expected container " + container + " to use it, but only " + actual.users());
    }
    return this;
  }

  /**
   * Requires that no container mounts it.
   *
   * @return this
   */
  public VolumeAssert unused() {
    if (!actual.users().isEmpty()) {
      throw failure("expected no container to use it, but " + actual.users());
    }
    return this;
  }

  /**
   * Requires a file or directory in it.
   *
   * @param path from its root, with or without a slash in front; the empty text is the root
   * @return assertions about the file
   */
  public FileAssert withFile(String path) {
    FileState file =
        find(path)
            .orElseThrow(
                () ->
                    failure(
                        "expected a file "
                            + path
                            + ", but has\n"
                            + Texts.lines(actual.files().paths())));
    return new FileAssert(file, this, docker).as("%s", descriptionText());
  }

  private Optional<FileState> find(String path) {
    return actual.files().find(path);
  }

  /** Returns the content of a file; nothing of what has none. */
  FileContent content(FileState file) {
    boolean has = file.kind() == FileKind.FILE || file.kind() == FileKind.HARD_LINK;
    return has ? actual.files().fileContent(file.path().value()) : FileContent.empty();
  }

  /**
   * Requires that there is no such file or directory in it.
   *
   * @param path from its root, with or without a slash in front
   * @return this
   */
  public VolumeAssert withoutFile(String path) {
    if (find(path).isPresent()) {
      throw failure("expected no file " + path + ", but there is one");
    }
    return this;
  }

  /**
   * Requires an exact content: names, kinds, bytes, owners, modes, times and links.
   *
   * @param tree the content
   * @return this
   */
  public VolumeAssert withFiles(FileTree tree) {
    if (!actual.files().equals(tree)) {
      throw failure("expected\n" + tree + "\nbut has\n" + actual.files());
    }
    return this;
  }

  /**
   * Requires that nothing is in it.
   *
   * @return this
   */
  public VolumeAssert empty() {
    if (!actual.files().paths().isEmpty()) {
      throw failure("expected it to be empty, but has\n" + Texts.lines(actual.files().paths()));
    }
    return this;
  }
}
