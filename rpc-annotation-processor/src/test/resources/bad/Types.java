package bad;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callwire.annotation.RpcService;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RpcService
interface Types {
    void nested(Order order); //! The parameter 'order' cannot be serialised: Order.lines[].price is a java.lang.Thread, which is no data. Use a record, or a type that holds the data that the other end needs.

    void again(List<Order> orders);

    Thread thread(); //! The result of thread() cannot be serialised: it is a java.lang.Thread

    void object(Object value, Map<String, Object> map); //! it is a java.lang.Object, which could be anything. Name the type itself, or use dev.callwire.json.RawJson for any JSON. //! The parameter 'map' cannot be serialised: map[] is a java.lang.Object

    void open(Serializable a, Number b, Comparable<String> c); //! it is a java.io.Serializable, which could be anything //! Use int, long, double, java.math.BigInteger or java.math.BigDecimal. //! it is a java.lang.Comparable<java.lang.String>

    Future<String> future(); //! it is a java.util.concurrent.Future<java.lang.String>, which is a result that is not there yet. Return java.util.concurrent.CompletionStage or CompletableFuture from the method itself.

    void stage(CompletableFuture<String> a, List<CompletionStage<String>> b); //! it is a java.util.concurrent.CompletableFuture<java.lang.String>, which is a result that is not there yet //! b[] is a java.util.concurrent.CompletionStage

    java.util.List<Flow.Publisher<String>> publisher(); //! which is a stream. Let the method itself return Flow.Publisher

    Stream<String> stream(Iterator<String> a); //! it is a java.util.stream.Stream<java.lang.String>, which is a stream //! it is a java.util.Iterator<java.lang.String>, which is a stream

    void bytes(InputStream in, Reader reader, File file, Path path); //! it is a java.io.InputStream, which is a stream of bytes. Use byte[]. //! which is a stream of characters. Use java.lang.String. //! it is a java.io.File, which means nothing on the other end's machine //! it is a java.nio.file.Path

    void code(Callable<String> a, Runnable b, Supplier<String> c, Class<?> d); //! which is code and no data. Declare an interface with its methods, mark that @RpcCallback, and pass the code by reference. //! it is a java.lang.Runnable //! it is a java.util.function.Supplier<java.lang.String> //! Use an enum or java.lang.String.

    void error(IllegalStateException e); //! it is a java.lang.IllegalStateException, which belongs in a throws clause. Mark it @RpcError and declare it with throws.

    @SuppressWarnings("rawtypes")
    void raw(List a, Box b, CompletionStage c); //! it is a java.util.List, which is raw. Give it its type arguments. //! it is a bad.Types.Box, which is raw //! it is a java.util.concurrent.CompletionStage

    @SuppressWarnings("rawtypes")
    CompletionStage rawStage(); //! A stage must say what it will hold. Found: java.util.concurrent.CompletionStage.

    CompletionStage<? extends Line> wildcard(List<?> a, List<? super Line> b); //! A stage must say what it will hold. Found: java.util.concurrent.CompletionStage<? extends bad.Types.Line>. //! The parameter 'a' cannot be serialised: a[] is a ?, which could be anything //! b[] is a ? super bad.Types.Line

    void keys(Map<Line, String> a, Map<Object, String> b, Map<byte[], String> c); //! it has keys of type bad.Types.Line, which is no name in JSON. Use a String, an enum, a UUID or a whole number as the key. //! it has keys of type java.lang.Object //! it has keys of type byte[]

    void containers(BlockingQueue<String> a, OwnList<String> b); //! it is a java.util.concurrent.BlockingQueue<java.lang.String>, which has no constructor for an empty one. Use java.util.List or java.util.Set. //! it is a bad.Types.OwnList<java.lang.String>

    void inner(Outer.Inner inner); //! it is a bad.Types.Outer.Inner, which belongs to an object of its outer class. Make it static.

    void interfaces(Plain plain, Half half, Open open); //! it is a bad.Types.Plain, of which no object can be made. Use a record or a concrete class, or annotate it with @JsonTypeInfo and @JsonSubTypes. //! it is a bad.Types.Half, of which no object can be made //! it is a bad.Types.Open, whose @JsonTypeInfo lets the other end choose any class. Use JsonTypeInfo.Id.NAME and list the types with @JsonSubTypes.

    void sealedOnes(Shape shape, Unlisted unlisted); //! it is a bad.Types.Shape, which does not say how its types are told apart. Annotate it with @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type"). //! it is a bad.Types.Unlisted, whose types nothing names. Make it sealed, or list them with @JsonSubTypes({@JsonSubTypes.Type(…)}).

    void immutable(Immutable value); //! it is a bad.Types.Immutable, which cannot be read back. Make it a record, give it a constructor without parameters, or mark one @JsonCreator.

    void nullPrimitive(@Nullable int value, @Nullable Integer fine); //! The parameter 'value' is marked @Nullable, but a primitive type has no null. Found: int.

    void growing(Growing<String> value); //! which holds itself with ever larger type arguments

    void secret(Secret secret); //! The parameter 'secret' cannot be serialised: Secret.code is an int, which is kept out of the JSON although no object can be made without it. Mark it @Nullable, or take @JsonIgnore off.

    void nothing(Void value); //! it is a java.lang.Void, which has no values. Leave it out.

    void jdk(java.util.BitSet bits, java.sql.Timestamp stamp); //! it is a java.util.BitSet, which is no data //! it is a java.sql.Timestamp, which is no data

    record Order(List<Line> lines) {}

    record Line(String name, Thread price) {}

    record Secret(@JsonIgnore int code, String text) {}

    record Box<T>(T value) {}

    record Growing<T>(T value, @Nullable Growing<List<T>> next) {}

    abstract class OwnList<T> extends AbstractList<T> {}

    class Outer {
        class Inner {}
    }

    interface Plain {
        int x();
    }

    abstract class Half {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    class Open {}

    sealed interface Shape permits Circle {}

    record Circle(int radius) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface Unlisted {}

    class Immutable {
        private final int x;

        public Immutable(int x) {
            this.x = x;
        }

        public int getX() {
            return x;
        }
    }
}
