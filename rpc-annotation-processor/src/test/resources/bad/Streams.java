package bad;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.stream.Tracked;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RpcService
interface Streams {
    @SuppressWarnings("rawtypes")
    Flow.Publisher raw(); //! A stream must say what its items are. Found: java.util.concurrent.Flow.Publisher. Name the type, as in Flow.Publisher<String>.

    Flow.Publisher<?> any(Flow.Publisher<? super Integer> numbers); //! Found: java.util.concurrent.Flow.Publisher<?>. //! Found: java.util.concurrent.Flow.Publisher<? super java.lang.Integer>.

    Flow.Publisher<? extends Number> some(); //! Found: java.util.concurrent.Flow.Publisher<? extends java.lang.Number>.

    Flow.Publisher<Tracked<?>> trackedAny(); //! A stream must say what its items are.

    Flow.Publisher<Thread> threads(); //! An item of the result of threads() cannot be serialised: it is a java.lang.Thread, which is no data.

    void take(Flow.Publisher<List<Thread>> threads); //! An item of the parameter 'threads' cannot be serialised: item[] is a java.lang.Thread

    Flow.Publisher<Flow.Publisher<String>> twice(); //! An item of the result of twice() cannot be serialised: it is a java.util.concurrent.Flow.Publisher<java.lang.String>, which is a stream. Let the method itself return Flow.Publisher or take it as a parameter, or use java.util.List.

    Optional<Flow.Publisher<String>> maybe(List<Flux<String>> list, Held held); //! The result of maybe(List, Held) cannot be serialised: it is a java.util.concurrent.Flow.Publisher<java.lang.String>, which is a stream. //! The parameter 'list' cannot be serialised: list[] is a reactor.core.publisher.Flux<java.lang.String>, which is a stream. //! Held.items is a java.util.concurrent.Flow.Publisher<java.lang.String>, which is a stream.

    CompletionStage<Flow.Publisher<String>> later(Flow.Publisher<String>... more); //! it is a java.util.concurrent.Flow.Publisher<java.lang.String>, which is a stream. //! The parameter 'more' cannot be serialised: more[] is a java.util.concurrent.Flow.Publisher<java.lang.String>, which is a stream.

    Flow.Publisher<Watcher> watchers(); //! An item of the result of watchers() must not hold a reference: it is a bad.Watcher, and nobody would know when the reference ends. Pass data, or pass the reference in a parameter.

    void watchAll(Flow.Publisher<Watched> all); //! An item of the parameter 'all' must not hold a reference: Watched.watcher is a bad.Watcher

    Flow.Publisher<@Nullable String> nulls(Flux<@Nullable String> more); //! An item of the result of nulls(Flux) must not be null, since streams have no place for it. Found @Nullable. //! An item of the parameter 'more' must not be null

    Flow.@Nullable Publisher<String> none(Flow.@Nullable Publisher<String> names); //! The result of none(Publisher) must not be null: it is a stream, and one without items says as much. Found @Nullable. //! The parameter 'names' must not be null

    Tracked<String> tracked(); //! The result of tracked() cannot be serialised: it is a dev.callwire.stream.Tracked<java.lang.String>, which is an item of a stream that can be taken up again. Let the method itself return Flow.Publisher<Tracked<…>>, or use just the value.

    void track(Flow.Publisher<Tracked<String>> names, List<Tracked<String>> list); //! An item of the parameter 'names' cannot be serialised: it is a dev.callwire.stream.Tracked //! The parameter 'list' cannot be serialised: list[] is a dev.callwire.stream.Tracked

    SubmissionPublisher<String> submitted(); //! it is a java.util.concurrent.SubmissionPublisher<java.lang.String>, which is a stream.

    org.reactivestreams.Publisher<String> foreign(); //! it is an org.reactivestreams.Publisher<java.lang.String>, which is a stream. Let the method itself return java.util.concurrent.Flow.Publisher or Reactor's Flux, or take it as a parameter.

    void mono(Mono<String> mono); //! it is a reactor.core.publisher.Mono<java.lang.String>, which is a result that is not there yet. Return it from the method itself, and take what it holds as a parameter.

    Mono<?> unknown(); //! A stage must say what it will hold. Found: reactor.core.publisher.Mono<?>.

    @Idempotent //! @Idempotent lets a call be sent again, and the items of a stream are not kept for that. Take it off again(Publisher), or take a list instead of the stream.
    long again(Flow.Publisher<Integer> numbers);

    @RpcNotification
    Flow.Publisher<String> told(); //! A notification is never answered, so it must return void.

    @RpcNotification
    void tell(Flow.Publisher<String> lines); //! A notification must not take a stream: whoever sends one never learns whether it arrived, so nobody would ask for the items of 'lines'. Pass a list, or take @RpcNotification off to make it a call.

    @RpcMethod(params = ParamStyle.WHOLE) //! With ParamStyle.WHOLE the single parameter is the params, so it must be one that stands in JSON as an object or an array. Found: a java.util.concurrent.Flow.Publisher<bad.Streams.Item>, which is a stream.
    void whole(Flow.Publisher<Item> items);

    @RpcStream(overflow = Overflow.LATEST) //! @RpcStream says what becomes of a stream's items. Found: value(List), which returns none. Take it off, or put it where the Flow.Publisher is.
    int value(@RpcStream(overflow = Overflow.CLOSE) List<String> list); //! Found: the parameter 'list', which is none.

    @RpcStream(overflow = Overflow.CLOSE, buffer = 0) //! A buffer must have room for 1 to 65536 items. Found: 0. Choose a size between the two.
    Flow.Publisher<String> small(@RpcStream(overflow = Overflow.BLOCK, buffer = 65_537) Flow.Publisher<String> large); //! Found: 65537.

    @RpcSubscription(subscribe = "a", notification = "b", unsubscribe = "c") //! @RpcSubscription tells the items of a stream as notifications. Found: subscribed(), which returns none. Return a Flow.Publisher, or take it off.
    List<String> subscribed();

    @RpcSubscription(subscribe = "", notification = " d", unsubscribe = "rpc.e") //! A wire name must not be empty. //! A wire name must not begin or end with a blank. //! A wire name must not begin with 'rpc.'
    Flow.Publisher<String> nameless();

    @RpcMethod("f") //! A method has one wire name. Found @RpcMethod("f") beside @RpcSubscription on named(), whose wire name is what subscribes. Leave the other out.
    @RpcSubscription(subscribe = "g", notification = "h", unsubscribe = "g") //! What ends a subscription must not be what begins it. Found 'g' for both. Give them different names.
    Flow.Publisher<String> named();

    @RpcSubscription(subscribe = "j", notification = "k", unsubscribe = "streams.stop")
    Flow.Publisher<String> first();

    @RpcSubscription(subscribe = "j", notification = "k", unsubscribe = "l") //! Two methods must not share a wire name. Found 'j' on first() and on second().
    Flow.Publisher<String> second();

    void stop(); //! Two methods must not share a wire name. Found 'streams.stop' on stop(), and it ends the subscriptions of first. Give one of them another name.

    void key(@EventKey String key); //! @EventKey marks a parameter of an event. Found it on 'key', a parameter of a method that is called. Take it off, or declare the method in an interface with @RpcEvents.

    @RpcStream(overflow = Overflow.CLOSE) //! @RpcStream marks an abstract method of a service, and one with a body stays local.
    default Flow.Publisher<String> local() {
        return null;
    }

    record Item(String name) {}

    record Held(Flow.Publisher<String> items) {}
}

@RpcCallback
interface Watcher {
    void seen(int n);

    Flow.Publisher<String> stream(); //! A callback's method must neither return nor take a stream. Found: java.util.concurrent.Flow.Publisher<java.lang.String>. Declare the method in a service.

    void take(Flux<String> stream); //! A callback's method must neither return nor take a stream. Found: reactor.core.publisher.Flux<java.lang.String>.
}

record Watched(Watcher watcher) {}
