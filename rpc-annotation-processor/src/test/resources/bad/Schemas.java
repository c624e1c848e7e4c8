package bad;

import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.callwire.annotation.RpcSchema;
import dev.callwire.annotation.RpcService;
import java.time.Duration;
import java.util.List;

@RpcService
interface Schemas {
    void notJson(@RpcSchema("string") String a); //! @RpcSchema holds a JSON Schema. A JSON Schema must be JSON. Found: string (

    void notAnObject(@RpcSchema("true") String a); //! @RpcSchema holds a JSON Schema. A JSON Schema must be a JSON object. Found: true.

    void referring(@RpcSchema("{\"$ref\": \"#/x\"}") String a); //! A JSON Schema must say by itself what it allows, since it will stand within other documents. Found: $ref to "#/x".

    void neither(@RpcSchema String a); //! @RpcSchema says how values stand in JSON, by a JSON Schema or by a type that is written alike. Found neither. Write @RpcSchema("{…}") or @RpcSchema(as = …).

    @RpcSchema(value = "{}", as = String.class) //! Found both.
    String both();

    void itself(Itself a);

    @RpcSchema(as = Itself.class) //! @RpcSchema names another type, which is written alike. Found the type that it stands on.
    record Itself(int x) {}

    @RpcSchema("{") //! @RpcSchema holds a JSON Schema. A JSON Schema must be JSON. Found: {
    record Unused(int x) {}

    void declared(@RpcSchema("{}") Thread a, List<@RpcSchema(as = String.class) Thread> b);

    void unknown(Custom a, Members b, Filtered c, Identified d, Named e);

    @JsonSerialize(using = Custom.Writer.class)
    record Custom(int x) { //? The schema says of Custom that it is any JSON, since nobody knows before run time what @JsonSerialize makes of it. Say it with @RpcSchema.
        static final class Writer extends JsonSerializer<Custom> {
            @Override
            public void serialize(
                    Custom value,
                    com.fasterxml.jackson.core.JsonGenerator out,
                    com.fasterxml.jackson.databind.SerializerProvider provider) {}
        }
    }

    record Members(
            @JsonSerialize(contentUsing = Custom.Writer.class) List<Custom> a, //? The schema says of Members.a that it is any JSON, since nobody knows before run time what @JsonSerialize makes of it.
            @JsonRawValue String b, //? of Members.b that it is any JSON, since nobody knows before run time what @JsonRawValue makes of it.
            @JsonFormat(shape = JsonFormat.Shape.NUMBER, pattern = "HOURS") Duration c, //? of Members.c that it is any JSON, since nobody knows before run time what @JsonFormat makes
            @JsonIgnoreProperties("x") Point d) {} //? of Members.d that it is any JSON, since nobody knows before run time what @JsonIgnoreProperties makes

    record Point(int x, int y) {}

    @JsonFilter("some")
    record Filtered(int x) {} //? what @JsonFilter makes of it

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    record Identified(int x) {} //? what @JsonIdentityInfo makes of it

    @JsonNaming(Named.Own.class)
    record Named(int x) { //? what @JsonNaming makes of it
        static final class Own extends PropertyNamingStrategies.NamingBase {
            private static final long serialVersionUID = 1;

            @Override
            public String translate(String name) {
                return name;
            }
        }
    }

    void endless(Endless a); //! The parameter 'a' cannot be serialised: Endless.again is a bad.Schemas.Endless, which @JsonUnwrapped puts into itself without end. Take @JsonUnwrapped off.

    class Endless {
        @JsonUnwrapped
        public Endless again = this;
    }

    void alike(Alike a); //! Alike is a bad.Schemas.Alike, two of whose types go by the name 'x'. Give one of them another name with @JsonTypeName.

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Alike {}

    @JsonTypeName("x")
    record First() implements Alike {}

    @JsonTypeName("x")
    record Second() implements Alike {}
}
