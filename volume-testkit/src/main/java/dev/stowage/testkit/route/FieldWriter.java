package dev.stowage.testkit.route;

import dev.stowage.testkit.container.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows settings by a table of their fields, with the engine's zeros for what was left out. */
final class FieldWriter {

  private final int newestMinor;

  FieldWriter(int newestMinor) {
    this.newestMinor = newestMinor;
  }

  Map<String, @Nullable Object> write(Settings settings, List<Field> fields) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.isKnownTo(newestMinor) && !isHidden(field, settings)) {
        json.put(field.name(), value(field, settings));
      }
    }
    return json;
  }

  private static boolean isHidden(Field field, Settings settings) {
    Object value = settings.values().get(field.name());
    boolean pointer =
        field.kind() == Kind.NESTED
            || field.kind() == Kind.MAYBE_FLAG
            || field.kind() == Kind.MAYBE_NUMBER;
    return field.isHiddenIfZero() && (value == null || (!pointer && isZero(value)));
  }

  private static boolean isZero(Object value) {
    return value.equals("")
        || value.equals(false)
        || (value instanceof Number number && number.longValue() == 0)
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private @Nullable Object value(Field field, Settings settings) {
    if (field.kind() == Kind.NESTED) {
      return write(settings.in(field.name()), field.fields());
    }
    if (field.kind() == Kind.NESTED_LIST && settings.has(field.name())) {
      List<Map<String, @Nullable Object>> objects = new ArrayList<>();
      settings.all(field.name()).forEach(entry -> objects.add(write(entry, field.fields())));
      return objects;
    }
    Object value = settings.values().get(field.name());
    return value == null ? field.kind().zero() : value;
  }
}
