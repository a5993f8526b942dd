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
  /** Contradictory values of the {@code dangling} filter count as true; before 23.0. */
  LENIENT_DANGLING,
  /** Clients too old for it are refused in JSON, which they do not read; 26.1 alone. */
  REFUSES_OLD_CLIENTS_IN_JSON
}
