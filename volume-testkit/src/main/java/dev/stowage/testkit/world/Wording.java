package dev.stowage.testkit.world;

import java.util.Collection;
import java.util.Map;

/** How an engine says no: the status and the text for each reason. */
public interface Wording {

  /** Returns the answer's body: what JSON the text is wrapped in. */
  Map<String, Object> body(EngineFailure failure);

  EngineFailure noSuchVolume(String name);

  EngineFailure noSuchVolumeToRemove(String name);

  EngineFailure volumeInUse(String name, Collection<String> containers);

  EngineFailure badVolumeName(String name);

  EngineFailure badVolumeOption(String name, String option);

  EngineFailure unknownDriver(String name, String driver);

  /** A filter, or a value of it as {@code key=[value]}, that is not understood. */
  EngineFailure badFilter(String key, Collection<String> values);

  /** The same where something is pruned; the values are those that were sent. */
  EngineFailure badPruneFilter(String key, Collection<String> values);

  /** Filters that are no JSON object; without a subject where the engine names none. */
  EngineFailure unreadableFilters(String subject, String target, String reason);

  /** A body that is no JSON, or JSON of other types. */
  EngineFailure unreadableBody(String reason);

  /** Why a body that is only white space cannot be read. */
  String noBody();

  /** What is said of a query parameter that is no boolean, by an engine that minds. */
  EngineFailure badFlag(String parameter, String target);

  /** What the engine calls the body of a volume's creation. */
  String volumeStruct();
}
