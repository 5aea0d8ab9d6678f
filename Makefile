# Cần có: make, git, python3 (3.11 trở lên) và python3-venv. Mọi thứ khác `make` tự cài vào $(VENV).
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
STAGE ?= open
TESTS ?= tests
DIR ?= var/pictures
PAPERS ?= var/rounds-papers

PACKAGES = core organization campaigns awards dossiers thidua
RENDERER = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore
STRICT = $(wildcard $(foreach app,$(PACKAGES),$(app)/rules* $(app)/gates*)) \
	$(wildcard campaigns/calendar* campaigns/checks* awards/workflow*)
SERVER = THIDUA_PROFILE=server ALLOWED_HOSTS=thidua.example SITE_URL=https://thidua.example \
	DATABASE_URL=postgres://thidua@localhost/thidua REDIS_URL=redis://localhost/0 \
	SECRET_KEY=$$($(VENV)/bin/python -c "import secrets; print(secrets.token_urlsafe(60))")

.PHONY: help run install test test-server deep bench pictures paper-pictures office rehearsal rounds faults check lint types imports migrations \
	deploy-check lock renderer
.DELETE_ON_ERROR:

help:
	@echo "make run      cài đặt, nạp bản mẫu và chạy (PORT=$(PORT) STAGE=$(STAGE))"
	@echo "make test     toàn bộ kiểm thử (SQLite, hoặc DATABASE_URL và REDIS_URL)"
	@echo "make test-server  các dịch vụ của máy chủ, chạy thật không cần Docker"
	@echo "make deep     nhiều ví dụ ngẫu nhiên hơn cho cửa nộp, nội dung và tên tệp"
	@echo "make bench    đo các trang và cửa nộp so với trang trống của cùng máy chủ"
	@echo "make pictures DIR=…  ảnh mọi trang của bản mẫu, ba khổ, sáng và tối"
	@echo "make paper-pictures  ảnh mọi văn bản của bản mẫu vào docs/papers"
	@echo "make office   văn bản cho Word mở bằng LibreOffice, so với PDF (cần libreoffice-writer-nogui)"
	@echo "make rehearsal  tổng duyệt phút cuối: máy chủ thật, 40 đơn vị, qua nửa đêm giả"
	@echo "make rounds   bốn đợt 2023-2025 chạy trọn qua các trang; văn bản vào $(PAPERS), ảnh vào docs/papers/rounds"
	@echo "make faults   những sự cố quanh hệ thống, gây ra thật trên tiến trình thật"
	@echo "make check    mọi kiểm tra không chạy kiểm thử"
	@echo "make install  môi trường phát triển trong $(VENV)"
	@echo "make lock     khoá lại phiên bản thư viện theo requirements/*.in"

run: $(VENV)/run.stamp renderer
	@exec env STAGE=$(STAGE) PORT=$(PORT) TRAINING_CLOCK=1 $(VENV)/bin/python -m thidua.supervisor --sample

install: $(VENV)/dev.stamp

test: $(VENV)/dev.stamp renderer
	@exec $(VENV)/bin/python -m pytest -q -n 2 --dist loadfile -m "not slow" $(TESTS)

# The server profile with compose's own commands and settings, on throwaway servers, without containers.
test-server: $(VENV)/dev.stamp renderer
	@exec $(VENV)/bin/python -m pytest -q -m slow tests/ops/test_server.py

# The machine and the properties with two thousand examples each, on SQLite or where DATABASE_URL says.
deep: $(VENV)/dev.stamp
	@exec env HYPOTHESIS_PROFILE=deep $(VENV)/bin/python -m pytest -q -n 2 --timeout 0 \
		tests/awards/test_machine.py tests/awards/test_content.py tests/core/files/test_names.py

# Times as ratios to a bare page and a bare insert of the same server; JSON.
bench: $(VENV)/dev.stamp renderer
	@exec $(VENV)/bin/python -m tests.bench

# Every page on the samples of all stages, to be looked at; minutes, so no part of the tests.
pictures: $(VENV)/dev.stamp renderer
	@exec $(VENV)/bin/python -m tests.browser.album $(DIR)

# Every paper of the sample, page by page, for the guides; from a database of its own.
paper-pictures: $(VENV)/dev.stamp renderer
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export THIDUA_VAR=$$folder TRAINING_CLOCK=1 && \
		mkdir -p docs/papers && rm -f docs/papers/*.png && $(VENV)/bin/python manage.py migrate --verbosity 0 && \
		$(VENV)/bin/python manage.py render_samples docs/papers --pictures

# The papers for Word in LibreOffice, where it is installed; skipped visibly elsewhere.
office: $(VENV)/dev.stamp renderer
	@exec $(VENV)/bin/python -m pytest -q -n 0 tests/dossiers/test_office.py

# The minutes around a cut-off on real servers, every answer against the rule; JSON.
rehearsal: $(VENV)/dev.stamp renderer
	@deploy/system-packages postgresql redis-server
	@exec $(VENV)/bin/python -m tests.rehearsal

# The plan's four rounds, every act through the pages on servers of their own; its papers, and pictures of some.
rounds: $(VENV)/dev.stamp renderer
	@deploy/system-packages postgresql redis-server
	@exec $(VENV)/bin/python -m tests.rounds $(PAPERS) docs/papers/rounds

# What breaks around us, done to real processes; the short ones are in `make test` too.
faults: $(VENV)/dev.stamp renderer
	@deploy/system-packages postgresql redis-server
	@exec $(VENV)/bin/python -m tests.servers $(VENV)/bin/python -m pytest -q -n 0 tests/faults

check: lint types imports migrations deploy-check

lint: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint templates --lint --quiet
	$(VENV)/bin/python .ci/limits.py
	$(VENV)/bin/python .ci/locked.py

types: $(VENV)/dev.stamp
	$(if $(STRICT),$(VENV)/bin/mypy --strict $(STRICT))

imports: $(VENV)/dev.stamp
	$(VENV)/bin/lint-imports

migrations: $(VENV)/dev.stamp
	$(VENV)/bin/python manage.py makemigrations --check --dry-run

deploy-check: $(VENV)/dev.stamp
	@$(SERVER) $(VENV)/bin/python manage.py check --deploy --fail-level WARNING

renderer:
	@deploy/system-packages $(RENDERER) || true

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Cần Python 3.11 trở lên')"
	$(PYTHON) -m venv $(VENV)

# A copy of the lock file that was installed; nothing happens until that file changes.
$(VENV)/%.stamp: requirements/%.txt | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@cp $< $@

lock: | $(VENV)/bin/python
	$(PYTHON) -m venv var/lock
	var/lock/bin/pip install --quiet --disable-pip-version-check uv
	for name in run dev; do \
		var/lock/bin/uv pip compile --quiet --universal --python-version 3.11.0 --generate-hashes \
			--no-emit-index-url --no-emit-find-links requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done
