package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What of a method or an event can be seen on the wire, as a text: equal where that is. Types that are referred to are numbered
 * as they are met, so their names are not a part of it, and cycles end. For one method or event each.
 */
final class WireText {

    private final Map<String, TypeSchema> types = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> met = new ArrayList<>();
    private final StringBuilder out = new StringBuilder(256);

    WireText(ServiceSchema service) {
        service.types().forEach(type -> types.put(type.id(), type.schema()));
    }

    String method(MethodSchema method) {
        word(method.kind().text()).text(method.name()).text(method.uri());
        word(method.paramStyle().text());
        params(method);
        ResultSchema result = method.result();
        if (result != null) {
            word("result").type(result.schema());
            stream(result.stream());
        }
        list("errors", method.errors(), (text, error) -> {
            text.number(error.code()).textOrNone(error.uri());
            if (error.data() != null) {
                text.type(error.data());
            }
        });
        return finish();
    }

    String event(EventSchema event) {
        word("event").text(event.topic()).text(event.uri());
        boolean isValue = event.params().size() == 1;
        list("params", sorted(event.params()), (text, param) -> text.param(param, !isValue));
        list("keys", event.keys().stream().sorted().toList(), WireText::text);
        return finish();
    }

    /** Those that go by name have no order, and the one that is the whole has no name. */
    private void params(MethodSchema method) {
        boolean byName = method.paramStyle() == ParamStyle.BY_NAME;
        boolean named = method.paramStyle() != ParamStyle.WHOLE;
        list("params", byName ? sorted(method.params()) : method.params(), (text, param) -> text.param(param, named));
    }

    private static List<ParamSchema> sorted(List<ParamSchema> params) {
        return params.stream().sorted(Comparator.comparing(ParamSchema::name)).toList();
    }

    private void param(ParamSchema param, boolean named) {
        if (named) {
            text(param.name());
        }
        word(param.required() ? "required" : "optional").type(param.schema());
        stream(param.stream());
    }

    private void stream(@Nullable StreamSchema stream) {
        if (stream == null) {
            return;
        }
        word(stream.tracked() ? "tracked" : "stream");
        SubscriptionSchema subscription = stream.subscription();
        if (subscription != null) {
            text(subscription.notification()).text(subscription.unsubscribe());
        }
    }

    /** Adds what was referred to; that may refer to more. */
    private String finish() {
        for (int i = 0; i < met.size(); i++) {
            word("type").type(requireNonNull(types.get(met.get(i))));
        }
        return out.toString();
    }

    private void type(TypeSchema type) {
        if (type instanceof ConstrainedType constrained) { // nobody holds values to constraints on the way
            type(constrained.schema());
            return;
        }
        word(TypeTag.of(type).text());
        if (type instanceof IntegerType integer) {
            word(String.valueOf(integer.minimum())).word(String.valueOf(integer.maximum()));
        } else if (type instanceof NumberType number) {
            word(number.precision().text());
        } else if (type instanceof StringType string) {
            word(string.format().text());
        } else if (type instanceof EnumType enumType) {
            list(
                    "constants",
                    enumType.constants().stream()
                            .map(EnumConstant::value)
                            .sorted()
                            .toList(),
                    WireText::text);
        } else if (type instanceof ArrayType array) {
            word(array.distinct() ? "distinct" : "any").type(array.items());
        } else if (type instanceof TupleType tuple) {
            list("items", tuple.items(), WireText::type);
        } else if (type instanceof MapType map) {
            type(map.keys());
            type(map.values());
        } else if (type instanceof ObjectType object) {
            object(object);
        } else if (type instanceof NullableType nullable) {
            type(nullable.schema());
        } else if (type instanceof ReferenceType reference) {
            number(numberOf(reference.typeId()));
        } else if (type instanceof UnionType union) {
            union(union);
        } else if (type instanceof RemoteType remote) {
            word(remote.lifetime().text());
        } else if (type instanceof DescribedType described) {
            text(described.json());
        }
    }

    private int numberOf(String typeId) {
        return numbers.computeIfAbsent(typeId, id -> {
            met.add(id);
            return met.size() - 1;
        });
    }

    private void object(ObjectType object) {
        list(
                "properties",
                object.properties().stream()
                        .sorted(Comparator.comparing(PropertySchema::name))
                        .toList(),
                (text, property) -> text.text(property.name())
                        .word(property.required() ? "required" : "optional")
                        .word(property.access().text())
                        .type(property.schema()));
        if (object.others() != null) {
            word("others").type(object.others());
        }
    }

    /** What nothing tells apart has no names on the wire. */
    private void union(UnionType union) {
        word(union.inclusion().text()).text(union.discriminator());
        boolean named = union.inclusion() != Inclusion.NONE;
        var alternatives = named
                ? union.alternatives().stream()
                        .sorted(Comparator.comparing(Alternative::name))
                        .toList()
                : union.alternatives();
        list("alternatives", alternatives, (text, alternative) -> {
            if (named) {
                text.text(alternative.name());
            }
            text.type(alternative.schema());
        });
        if (named) {
            textOrNone(union.fallback());
        }
    }

    private <T> void list(String name, List<T> items, BiConsumer<WireText, T> form) {
        word(name).number(items.size());
        items.forEach(item -> form.accept(this, item));
    }

    /** One of our own, which has no spaces. */
    private WireText word(String word) {
        out.append(word).append(' ');
        return this;
    }

    private WireText number(long number) {
        out.append(number).append(' ');
        return this;
    }

    /** Any text; its length tells where it ends. */
    private WireText text(String text) {
        out.append(text.length()).append(':').append(text).append(' ');
        return this;
    }

    private WireText textOrNone(@Nullable String text) {
        return text == null ? word("none") : text(text);
    }
}
