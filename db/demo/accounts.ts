/**
 * The accounts of the demonstration, one for each role. Their password is public: a live server refuses a
 * database that holds them.
 */
export const DEMO_PASSWORD = 'demonstration';

export const DEMO_ACCOUNTS = [
  {
    id: 'demo-focal-point',
    role: 'focal-point',
    email: 'focal-point@demo.example',
    name: 'Demonstration focal point',
    organisation: {
      id: 'demo-senegal',
      kind: 'state',
      state: 'SEN',
      name: 'Senegal (demonstration account)',
      zh: '塞内加尔（演示账户）',
    },
  },
  {
    id: 'demo-provider',
    role: 'provider',
    email: 'provider@demo.example',
    name: 'Demonstration provider',
    organisation: {
      id: 'demo-academy',
      kind: 'academic',
      state: null,
      name: 'Demonstration Cyber Academy',
      zh: '示范网络学院',
    },
  },
  {
    id: 'demo-coordinator',
    role: 'coordinator',
    email: 'coordinator@demo.example',
    name: 'Demonstration coordinator',
    organisation: {
      id: 'demo-forum',
      kind: 'intergovernmental',
      state: null,
      name: 'Demonstration Coordination Forum',
      zh: '示范协调论坛',
    },
  },
  {
    id: 'demo-administrator',
    role: 'administrator',
    email: 'administrator@demo.example',
    name: 'Demonstration administrator',
    organisation: {
      id: 'demo-operator',
      kind: 'technical-community',
      state: null,
      name: 'Demonstration operator of the platform',
      zh: '示范平台运营方',
    },
  },
] as const;
