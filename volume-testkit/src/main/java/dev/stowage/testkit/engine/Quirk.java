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
  /** Clients too old for it are refused in JSON, which they do not read; 26.1 alone. */
  REFUSES_OLD_CLIENTS_IN_JSON,
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
