package dev.stowage.testkit.engine;

/**
 * A way in which one engine differs from the others, whatever API version a call asks for.
 *
 * <p>What depends on the API version of the call alone is no quirk.
 */
public enum Quirk {
  /** A volume without a name carries the label {@code com.docker.volume.anonymous}; from 23.0. */
  LABELS_ANONYMOUS_VOLUMES,
  /** Error texts begin as they did before 23.0: {@code Invalid filter}, no {@code invalid JSON}. */
  OLD_WORDING,
  /** An empty JSON body is an error instead of an empty object; before 23.0. */
  REFUSES_EMPTY_BODY,
  /** What follows the object in a JSON body is not looked at; before 23.0. */
  IGNORES_TRAILING_JSON,
  /** JSON errors are worded by Go's second JSON package; 28.5 as Debian builds it. */
  SECOND_JSON_WORDING,
  /** Contradictory values of the {@code dangling} filter count as true; before 23.0. */
  LENIENT_DANGLING,
  /** A create that finds its volume is told as one that made it, and a prune names none; 20.10. */
  OLD_VOLUME_EVENTS,
  /** Clients too old for it are refused in JSON, which they do not read; 26.1 alone. */
  REFUSES_OLD_CLIENTS_IN_JSON,
  /**
   * Archives are made and unpacked by a process of their own, on the host: errors say so and show
   * paths of the host, a tar's modes have the bits of the file's type, owners have names; before
   * 23.0.
   */
  ARCHIVES_ON_THE_HOST,
  /** Uploads may be compressed with Zstandard; from 23.0. */
  UNPACKS_ZSTANDARD,
  /** Nothing in an uploaded tar leads out of the directory that it is unpacked in; from 28.5. */
  UNPACKS_IN_A_ROOT,
  /** To upload where nothing can be written is the caller's error, not the engine's; from 28. */
  UPLOAD_TARGET_IS_CHECKED,
  /**
   * What a caller got wrong is sometimes answered with 500: a create request that is no JSON, an
   * ambiguous id, a volume that is gone when a container starts; before 23.0.
   */
  OLD_STATUSES,
  /**
   * A mount that names no volume gets a made-up name before the volume is created, which therefore
   * is not labelled as anonymous; before 28.0. Afterwards short mounts do not show the name.
   */
  NAMES_UNNAMED_MOUNTS,
  /** A fresh volume without a name may be mounted read-only; from 29.3. */
  READ_ONLY_ANONYMOUS_VOLUMES,
  /** A refused removal shows the container's name with a slash, whatever the caller wrote. */
  SLASHED_NAMES_IN_REMOVALS,
  /** The event of a container's end precedes those of its volumes, and has no duration. */
  DIES_BEFORE_UNMOUNTING,
  /** What does not fit into a volume was, the engine says, copied in user space; before 28.5. */
  COPIES_IN_USERSPACE,
  /** A filter value that is refused is answered with those that are not; from 28.0. */
  NAMES_VALID_FILTER_VALUES,
  /**
   * Of the privileges that a plugin asks for, the first by its name is not compared with what was
   * agreed to; 20.10.
   */
  SKIPS_FIRST_PRIVILEGE,
  /** A volume's name may have one letter; Podman. */
  ONE_LETTER_VOLUMES,
  /** A name that another driver's volume has is no conflict: the old volume is returned; Podman. */
  KEEPS_VOLUME_OF_OTHER_DRIVER,
  /** The local driver takes some of its options without the others; Podman. */
  PARTIAL_LOCAL_OPTIONS,
  /** Prune removes all that no container uses, named and with options too; Podman. */
  PRUNES_ALL_UNUSED,
  /** Where others show null there is an empty object or list; Podman. */
  EMPTY_FOR_NONE,
  /** Any API version is accepted in front of a path; Podman. */
  ANY_API_VERSION
}
