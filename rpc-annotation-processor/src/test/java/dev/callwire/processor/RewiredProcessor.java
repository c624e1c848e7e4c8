package dev.callwire.processor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** The processor with a filer that fails, or that remembers what it was asked for. */
final class RewiredProcessor extends AbstractProcessor {
    private final RpcServiceProcessor processor = new RpcServiceProcessor();
    private final WatchedFiler filer;

    RewiredProcessor(WatchedFiler filer) {
        this.filer = filer;
    }

    /** A filer that breaks down when a file of that name is asked for. */
    static WatchedFiler failingFiler(String name) {
        return new WatchedFiler(name);
    }

    /** A filer that remembers where files come from. */
    static WatchedFiler recordingFiler() {
        return new WatchedFiler("nothing");
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        filer.delegate = environment.getFiler();
        processor.init(new Environment(environment, filer));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // claims what the processor claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    static final class WatchedFiler implements Filer {
        private final Map<String, List<String>> origins = new TreeMap<>();
        private final String failAt;
        private Filer delegate;

        private WatchedFiler(String failAt) {
            this.failAt = failAt;
        }

        /** The originating elements of each file. */
        Map<String, List<String>> origins() {
            return origins;
        }

        private void watch(CharSequence name, Element... from) {
            if (name.toString().endsWith(failAt)) {
                throw new IllegalStateException("no disk");
            }
            origins.put(
                    name.toString(), Arrays.stream(from).map(Element::toString).toList());
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... from) throws IOException {
            watch(name, from);
            return delegate.createSourceFile(name, from);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... from) throws IOException {
            watch(name, from);
            return delegate.createClassFile(name, from);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence around, CharSequence name, Element... from)
                throws IOException {
            watch(name, from);
            return delegate.createResource(location, around, name, from);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence around, CharSequence name)
                throws IOException {
            return delegate.getResource(location, around, name);
        }
    }

    private record Environment(ProcessingEnvironment delegate, Filer filer) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }
}
