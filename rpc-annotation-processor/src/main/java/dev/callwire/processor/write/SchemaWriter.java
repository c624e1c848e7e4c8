package dev.callwire.processor.write;

import dev.callwire.processor.model.Answer;
import dev.callwire.processor.model.ErrorModel;
import dev.callwire.processor.model.EventModel;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ParamModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.processor.model.StreamModel;
import dev.callwire.schema.Doc;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.TypeSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the schema of a service, or of a set of events. */
final class SchemaWriter {
    private SchemaWriter() {}

    static ServiceSchema write(ServiceModel service) {
        return new ServiceSchema(
                service.type().binaryName(),
                service.callback(),
                service.namespace(),
                service.separator(),
                service.doc(),
                service.deprecation(),
                service.methods().stream().map(SchemaWriter::method).toList(),
                service.types());
    }

    static ServiceSchema write(EventsModel events) {
        return new ServiceSchema(
                events.type().binaryName(),
                false,
                events.namespace(),
                events.separator(),
                events.doc(),
                events.deprecation(),
                List.of(),
                events.events().stream().map(SchemaWriter::event).toList(),
                events.types());
    }

    private static EventSchema event(EventModel event) {
        return new EventSchema(
                event.topic(),
                event.uri(),
                event.name(),
                event.doc().doc(),
                event.doc().deprecation(),
                event.params().stream().map(SchemaWriter::param).toList(),
                event.keys().stream().map(ParamModel::wireName).toList(),
                event.buffer() == null ? EventSchema.BUFFER : event.buffer());
    }

    private static MethodSchema method(MethodModel method) {
        var isCall = method.answer() != Answer.NONE;
        var schema = (isCall
                        ? MethodSchema.call(method.wireName(), method.name())
                                .result(new ResultSchema(
                                        method.doc().result(), method.result().schema(), stream(method.stream())))
                        : MethodSchema.notification(method.wireName(), method.name()))
                .uri(method.uri())
                .paramStyle(method.style())
                .doc(method.doc().doc())
                .idempotent(method.idempotent())
                .deprecation(method.doc().deprecation());
        method.params().forEach(param -> schema.param(param(param)));
        method.errors().forEach(error -> schema.error(error(error)));
        method.doc().examples().forEach(schema::example);
        return schema.build();
    }

    private static ParamSchema param(ParamModel param) {
        return new ParamSchema(
                param.wireName(),
                param.doc(),
                param.stream() != null || param.type().required(),
                null,
                param.type().schema(),
                stream(param.stream()));
    }

    private static @Nullable StreamSchema stream(@Nullable StreamModel stream) {
        return stream == null ? null : stream.schema();
    }

    private static ErrorSchema error(ErrorModel error) {
        return new ErrorSchema(error.type().simpleName(), error.code(), error.uri(), "", error.doc(), data(error));
    }

    private static @Nullable TypeSchema data(ErrorModel error) {
        return error.members().isEmpty()
                ? null
                : new TypeSchema.ObjectType(error.members().stream()
                        .map(member -> new PropertySchema(
                                member.wireName(),
                                Doc.NONE,
                                member.type().required(),
                                null,
                                member.type().schema()))
                        .toList());
    }
}
