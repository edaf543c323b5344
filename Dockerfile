# factcheck in a container. Build: docker build -t factcheck .
FROM python:3.12-slim

# git is for `factcheck lint --diff`; a mounted repository belongs to another user.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'

WORKDIR /src
COPY constraints.txt pyproject.toml README.md LICENSE NOTICE ./
COPY claims claims
COPY src src

# First the build of torch without NVIDIA's libraries, then the package; the models come with it.
ENV PIP_NO_CACHE_DIR=1
RUN pip install --index-url https://download.pytorch.org/whl/cpu torch==2.13.0
RUN pip install -c constraints.txt .

RUN useradd --create-home reader
USER reader
ENV HF_HUB_OFFLINE=1
WORKDIR /articles
ENTRYPOINT ["factcheck"]
CMD ["--help"]
