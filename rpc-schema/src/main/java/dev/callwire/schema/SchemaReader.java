package dev.callwire.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.Precision;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The JSON form as the model; {@link SchemaWriter} is the way there. */
final class SchemaReader {

    private SchemaReader() {}

    static ServiceSchema read(String text, String source) {
        JsonNode root;
        try {
            root = Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new SchemaFormatException(source, "it must be JSON, and is not (" + Json.problem(e) + ")", e);
        }
        JsonMembers members = JsonMembers.of(Source.ofSchema(source), root);
        int version = members.number("callwire");
        if (version != SchemaJson.VERSION) {
            throw new SchemaFormatException(
                    source, "callwire, the version of the form, must be " + SchemaJson.VERSION + ". Found: " + version);
        }
        return members.read(SchemaReader::service);
    }

    static ServiceSchema service(JsonMembers service) {
        String separator = service.textOrNull("separator");
        return new ServiceSchema(
                service.text("interface"),
                service.flagOrFalse("callback"),
                service.text("namespace"),
                separator == null ? ServiceSchema.DEFAULT_SEPARATOR : separator,
                doc(service),
                deprecation(service),
                service.list("methods", SchemaReader::method),
                service.listOrEmpty("events", SchemaReader::event),
                service.list("types", SchemaReader::namedType));
    }

    private static MethodSchema method(JsonMembers method) {
        String name = method.text("name");
        return new MethodSchema(
                name,
                uri(method, name),
                method.text("javaName"),
                method.oneOf("kind", MethodKind.values(), MethodKind::text),
                method.oneOf("paramStyle", ParamStyle.values(), ParamStyle::text),
                doc(method),
                method.list("params", SchemaReader::param),
                method.objectOrNull("result", SchemaReader::result),
                method.listOrEmpty("errors", SchemaReader::error),
                method.listOrEmpty("examples", SchemaReader::example),
                method.flagOrFalse("idempotent"),
                deprecation(method));
    }

    private static EventSchema event(JsonMembers event) {
        String topic = event.text("topic");
        return new EventSchema(
                topic,
                uri(event, topic),
                event.text("javaName"),
                doc(event),
                deprecation(event),
                event.list("params", SchemaReader::param),
                event.textsOrEmpty("keys"),
                event.object("buffer", SchemaReader::buffer));
    }

    private static String uri(JsonMembers named, String name) {
        String uri = named.textOrNull("uri");
        return uri == null ? name : uri;
    }

    private static ParamSchema param(JsonMembers param) {
        return new ParamSchema(
                param.text("name"),
                doc(param),
                param.flag("required"),
                deprecation(param),
                param.object("schema", SchemaReader::type),
                param.objectOrNull("stream", SchemaReader::stream));
    }

    private static ResultSchema result(JsonMembers result) {
        return new ResultSchema(
                doc(result),
                result.object("schema", SchemaReader::type),
                result.objectOrNull("stream", SchemaReader::stream));
    }

    private static StreamSchema stream(JsonMembers stream) {
        return new StreamSchema(
                stream.objectOrNull("buffer", SchemaReader::buffer),
                stream.flagOrFalse("tracked"),
                stream.objectOrNull("subscription", SchemaReader::subscription));
    }

    private static BufferSchema buffer(JsonMembers buffer) {
        return new BufferSchema(buffer.oneOf("overflow", Overflow.values(), Overflow::text), buffer.number("size"));
    }

    private static SubscriptionSchema subscription(JsonMembers subscription) {
        return new SubscriptionSchema(subscription.text("notification"), subscription.text("unsubscribe"));
    }

    private static ErrorSchema error(JsonMembers error) {
        return new ErrorSchema(
                error.text("name"),
                error.number("code"),
                error.textOrNull("uri"),
                error.text("message"),
                doc(error),
                error.objectOrNull("data", SchemaReader::type));
    }

    private static ExampleSchema example(JsonMembers example) {
        JsonNode result = example.valueOrNull("result");
        return new ExampleSchema(
                example.text("name"),
                doc(example),
                Json.compact(example.value("params")),
                result == null ? null : Json.compact(result));
    }

    private static NamedType namedType(JsonMembers type) {
        return new NamedType(type.text("id"), doc(type), deprecation(type), type.object("schema", SchemaReader::type));
    }

    private static TypeSchema type(JsonMembers type) {
        return switch (type.oneOf("type", TypeTag.values(), TypeTag::text)) {
            case INTEGER -> new IntegerType(type.integerOrNull("minimum"), type.integerOrNull("maximum"));
            case NUMBER -> new NumberType(type.oneOf("precision", Precision.values(), Precision::text));
            case BOOLEAN -> Types.BOOLEAN;
            case STRING -> Types.string(type.oneOf("format", StringFormat.values(), StringFormat::text));
            case ENUM -> new EnumType(type.list("constants", SchemaReader::constant));
            case ARRAY -> new ArrayType(type.object("items", SchemaReader::type), type.flagOrFalse("distinct"));
            case TUPLE -> new TupleType(type.list("items", SchemaReader::type));
            case MAP -> new MapType(type.object("keys", SchemaReader::type), type.object("values", SchemaReader::type));
            case OBJECT ->
                new ObjectType(
                        type.list("properties", SchemaReader::property),
                        type.objectOrNull("others", SchemaReader::type));
            case NULLABLE -> new NullableType(type.object("schema", SchemaReader::type));
            case REFERENCE -> Types.reference(type.text("to"));
            case UNION ->
                new UnionType(
                        type.text("discriminator"),
                        type.oneOfOr("inclusion", Inclusion.PROPERTY, Inclusion.values(), Inclusion::text),
                        type.list("alternatives", SchemaReader::alternative),
                        type.textOrNull("fallback"));
            case REMOTE ->
                new RemoteType(type.text("interface"), type.oneOf("lifetime", Lifetime.values(), Lifetime::text));
            case CONSTRAINED ->
                new ConstrainedType(
                        type.object("schema", SchemaReader::type),
                        type.object("constraints", SchemaReader::constraints));
            case DESCRIBED -> new DescribedType(Json.compact(type.value("schema")));
            case ANY -> Types.ANY;
            case NULL -> Types.NULL;
            case OPAQUE -> Types.opaque(type.text("remark"));
        };
    }

    private static PropertySchema property(JsonMembers property) {
        JsonNode defaultValue = property.valueOrNull("default");
        return new PropertySchema(
                property.text("name"),
                doc(property),
                property.flag("required"),
                deprecation(property),
                property.object("schema", SchemaReader::type),
                property.oneOfOr("access", PropertyAccess.BOTH, PropertyAccess.values(), PropertyAccess::text),
                defaultValue == null ? null : Json.compact(defaultValue));
    }

    private static Constraints constraints(JsonMembers constraints) {
        BigDecimal above = constraints.decimalOrNull("above");
        BigDecimal below = constraints.decimalOrNull("below");
        return new Constraints(
                above == null ? constraints.decimalOrNull("minimum") : above,
                above != null,
                below == null ? constraints.decimalOrNull("maximum") : below,
                below != null,
                constraints.numberOrNull("fractionDigits"),
                constraints.numberOrNull("minimumSize"),
                constraints.numberOrNull("maximumSize"),
                constraints.textsOrEmpty("patterns"),
                constraints.flagOrFalse("email"));
    }

    private static EnumConstant constant(JsonMembers constant) {
        return new EnumConstant(constant.text("value"), doc(constant), deprecation(constant));
    }

    private static Alternative alternative(JsonMembers alternative) {
        return new Alternative(alternative.text("name"), alternative.object("schema", SchemaReader::type));
    }

    private static Doc doc(JsonMembers documented) {
        Doc doc = documented.objectOrNull("doc", SchemaReader::texts);
        return doc == null ? Doc.NONE : doc;
    }

    private static Doc texts(JsonMembers doc) {
        String description = doc.textOrNull("description");
        return new Doc(doc.text("summary"), description == null ? "" : description);
    }

    private static @Nullable Deprecation deprecation(JsonMembers documented) {
        String reason = documented.textOrNull("deprecated");
        return reason == null ? null : new Deprecation(reason);
    }
}
