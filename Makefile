# SPDX-License-Identifier: Apache-2.0
# Thin verbs over the CMake presets, so that hands, editors and the pipeline do the same. `make help` lists them.
# Private taste belongs in Makefile.local, which git ignores.
-include Makefile.local

JOBS ?= $(shell nproc)
PORT ?= 8080
SETUP ?= tools/setup.sh
CTEST = ctest --output-on-failure --no-tests=error -j $(JOBS)
CXX_FILES = find src tests bench -name '*.cpp' -print0 -o -name '*.h' -print0

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build demo demo-data test check format format-check floors headers tidy sanitize bench bench-surveys bench-office bench-stuffing bench-typeset bench-captures bench-disclosure faults golden clean

help: ## list the verbs
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

setup: ## install what is missing on Debian 12 (packages, and web/node_modules)
	@$(SETUP)

build: setup ## build the program: build/prongsai
	cmake --preset release
	cmake --build build --target prongsai -j $(JOBS)

demo: build ## results, and an office with made-up people and 8,400 agencies, in a browser; PORT=8080
	python3 tools/make_demo_register.py build/demo-register.csv
	rm -rf build/demo.db build/demo.db-wal build/demo.db-shm build/demo.db.keys build/demo.db.captures
	build/prongsai demo --port $(PORT) --db build/demo.db --register build/demo-register.csv

demo-data: build ## a database with the real agencies, their plans and documents: build/demo.db
	rm -rf build/demo.db build/demo.db-wal build/demo.db-shm build/demo.db.keys build/demo.db.captures
	build/prongsai demo --fill-only --db build/demo.db

test: setup ## build everything with both compilers and run every test
	cmake --preset release
	cmake --build build -j $(JOBS)
	cmake --preset gcc
	cmake --build build/gcc -j $(JOBS)
	$(CTEST) --test-dir build/gcc
	PRONGSAI_REQUIRE_GCC=1 $(CTEST) --test-dir build

check: setup format-check floors test headers tidy ## all that must hold before a change is handed in

format: setup ## lay out the C++ sources
	$(CXX_FILES) | xargs -0 -r clang-format-19 -i

format-check:
	$(CXX_FILES) | xargs -0 -r clang-format-19 --dry-run --Werror

floors: ## hold the includes to src/prongsai/floors.txt, and the tree to its house rules
	tools/check_floors
	tools/check_tidy_house

headers: ## compile each header alone
	cmake --preset release
	cmake --build build --target all_verify_interface_header_sets -j $(JOBS)

tidy: ## clang-tidy over every room
	cmake --preset release
	run-clang-tidy-19 -quiet -p build -j $(JOBS) '$(CURDIR)/src/.*'

sanitize: setup ## the tests under address and undefined-behaviour sanitizers
	cmake --preset sanitize
	cmake --build build/sanitize -j $(JOBS)
	$(CTEST) --test-dir build/sanitize

bench: setup ## measure counting against its physical limit and three databases, then taking answers
	bench/run.sh
	bench/surveys.sh

bench-surveys: setup ## measure taking answers, durable before acknowledged, on SQLite and PostgreSQL
	bench/surveys.sh

bench-typeset: setup ## measure typesetting beside a browser that prints the same report
	cmake --preset bench
	cmake --build build/bench --target bench_typeset -j $(JOBS)
	bench/typeset.py build/bench/bin/bench_typeset

bench-office: build ## measure the office with 8,400 agencies, on SQLite and PostgreSQL
	bench/office.py build/prongsai

bench-stuffing: setup ## measure how many stuffed agencies the signals find, by style: about ten minutes
	cmake --preset bench -DPRONGSAI_SURFACES=OFF
	cmake --build build/bench --target bench_stuffing -j $(JOBS)
	build/bench/bin/bench_stuffing frameworks/ita/2565

bench-disclosure: setup ## measure pages about disclosure and grading with a nation of 8,400 agencies and 720,000 grades
	cmake --preset bench -DPRONGSAI_TESTS=ON
	cmake --build build/bench --target bench_disclosure -j $(JOBS)
	bench/disclosure.sh build/bench/bin/bench_disclosure

bench-captures: setup ## fetch the 336,000 links of a nation from made-up sites, killed on the way: a quarter of an hour, as root
	cmake --preset release
	cmake --build build --target make_links prongsai -j $(JOBS)
	PRONGSAI_NIGHT=8400x40 python3 -B tests/night/night_test.py build/prongsai build/bin/make_links .

faults: setup ## kill, cut the power, fail the disk and fill it while ballots come in: two to three hours
	cmake --preset release
	cmake --build build --target office_kill_test ballot_kill_test disk_faults_test make_office serve_survey prongsai -j $(JOBS)
	PRONGSAI_KILLS=1000 build/bin/office_kill_test
	PRONGSAI_KILLS=250 build/bin/ballot_kill_test --gtest_filter='On/BallotKills.*' --gtest_repeat=40 --gtest_throw_on_failure
	PRONGSAI_KILLS=250 build/bin/ballot_kill_test --gtest_filter='On/KillsAtEachCall.*'
	PRONGSAI_FAULTS=1000 build/bin/disk_faults_test --gtest_filter='On/SyncsUnderWay.*:On/WritesWithoutSync.*'
	PRONGSAI_FAULTS=500 build/bin/disk_faults_test --gtest_filter='On/PowerCuts.*'
	PRONGSAI_FAULTS=200 build/bin/disk_faults_test --gtest_filter='On/SyncErrors*'
	PRONGSAI_FAULTS=200 python3 -B tests/faults/server_test.py build/prongsai build/bin/make_office .
	PRONGSAI_DROPS=1000 node tests/browser/drops_test.mjs build/bin/serve_survey $(CURDIR) sqlite

golden: setup ## write the golden files anew, then show what changed
	cmake --preset release
	cmake --build build -j $(JOBS)
	PRONGSAI_GOLDEN=write $(CTEST) --test-dir build -L golden
	git diff --stat -- tests/golden

clean: ## remove what was built (not what setup installed)
	rm -rf build
